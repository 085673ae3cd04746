package byway.people.notifications.api;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A message to one person.
 *
 * @param to an e-mail address, or a telephone number as E.164
 * @param subject none for a short message
 * @param unsubscribe where the reader ends mail of this kind with one press (RFC 8058); none for
 *     what was asked for, such as a code or a receipt
 * @param template whose words the operator may have changed; none where they are as they stand here
 */
public record SendMessage(
    UUID key,
    Channel channel,
    String to,
    @Nullable String subject,
    String text,
    @Nullable URI unsubscribe,
    @Nullable Templated template) {
  /** What was asked for. */
  public SendMessage(UUID key, Channel channel, String to, @Nullable String subject, String text) {
    this(key, channel, to, subject, text, null);
  }

  public SendMessage(
      UUID key,
      Channel channel,
      String to,
      @Nullable String subject,
      String text,
      @Nullable URI unsubscribe) {
    this(key, channel, to, subject, text, unsubscribe, null);
  }

  /** In Byway's own words, unless the operator has others. */
  public static SendMessage of(
      UUID key,
      Channel channel,
      String to,
      MessageKind kind,
      String language,
      Map<String, String> values) {
    var words = kind.ownIn(language);
    var subject = words.subject();
    return new SendMessage(
        key,
        channel,
        to,
        subject == null || channel == Channel.SMS ? null : filled(subject, values),
        filled(words.text(), values),
        null,
        new Templated(kind.name(), language, values));
  }

  private static String filled(String template, Map<String, String> values) {
    return TextTemplate.of(template).filled(values, UnaryOperator.identity());
  }
}
