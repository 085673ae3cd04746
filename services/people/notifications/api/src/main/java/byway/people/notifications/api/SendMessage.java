package byway.people.notifications.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to one person.
 *
 * @param to an e-mail address, or a telephone number as E.164
 * @param subject none for a short message
 */
public record SendMessage(
    UUID key, Channel channel, String to, @Nullable String subject, String text) {}
