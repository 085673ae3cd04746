package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/**
 * A test text message.
 *
 * @param sender what is tried; none for what is set
 * @param to a number as E.164
 */
public record TrySms(@Nullable SetSmsSender sender, String to, String language) {}
