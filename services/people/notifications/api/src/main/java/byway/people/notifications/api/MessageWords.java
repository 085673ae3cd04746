package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/**
 * What a message says, with places as {@link TextTemplate} has them.
 *
 * @param subject of a mail; none for a text message
 * @param html what a mail says as HTML, within the operator's look; none where it is made from the
 *     text
 */
public record MessageWords(@Nullable String subject, String text, @Nullable String html) {}
