package byway.people.notifications.api;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to one person.
 *
 * @param to an e-mail address, or a telephone number as E.164
 * @param subject none for a short message
 * @param unsubscribe where the reader ends mail of this kind with one press (RFC 8058); none for
 *     what was asked for, such as a code or a receipt
 */
public record SendMessage(
    UUID key,
    Channel channel,
    String to,
    @Nullable String subject,
    String text,
    @Nullable URI unsubscribe) {
  /** What was asked for. */
  public SendMessage(UUID key, Channel channel, String to, @Nullable String subject, String text) {
    this(key, channel, to, subject, text, null);
  }
}
