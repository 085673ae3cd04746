package byway.people.notifications.console;

import byway.people.notifications.api.SentMessage;
import java.time.Duration;
import java.time.Instant;

/** Messages without codes that still sign somebody in: staff must not be able to use them. */
final class Masked {
  /** Longer than any code is good: then it is history, and may be read. */
  private static final Duration SECRET = Duration.ofMinutes(15);

  private Masked() {}

  static SentMessage of(SentMessage message, Instant now) {
    if (!message.at().plus(SECRET).isAfter(now)) {
      return message;
    }
    var subject = message.subject();
    return new SentMessage(
        message.id(),
        message.channel(),
        message.to(),
        subject == null ? null : masked(subject),
        masked(message.text()),
        message.at(),
        message.delivered(),
        message.state(),
        message.tries(),
        message.words());
  }

  /** Whatever may be a code, however long codes are and however they are written. */
  private static String masked(String text) {
    return text.replaceAll("\\d(?:[ -]?\\d){3,}", "••••••");
  }
}
