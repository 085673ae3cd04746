package byway.fronts.console;

import byway.kit.values.Refusal;
import byway.people.notifications.api.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What is typed, and what may be shown. */
final class Texts {
  /** Longer than any code is good: then it is history, and may be read. */
  static final Duration SECRET = Duration.ofMinutes(15);

  private Texts() {}

  static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("what this is about");
    }
  }

  /** The message without codes that still sign somebody in: staff must not be able to use them. */
  static SentMessage masked(SentMessage message, Instant now) {
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
        message.delivered());
  }

  /** Whatever may be a code, however long codes are and however they are written. */
  private static String masked(String text) {
    return text.replaceAll("\\d(?:[ -]?\\d){3,}", "••••••");
  }
}
