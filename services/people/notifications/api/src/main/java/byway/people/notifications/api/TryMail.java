package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/**
 * A test mail.
 *
 * @param sender what is tried; none for what is set
 * @param to who reads it
 * @param language of its text, such as {@code nl}
 */
public record TryMail(@Nullable SetMailSender sender, String to, String language) {}
