package byway.people.abuse;

import byway.kit.values.EmailAddress;
import byway.kit.values.Refusal;
import byway.people.abuse.api.ReportAbuse;
import byway.people.notifications.api.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether what came from outside can be a complaint, in the form in which it is kept. */
final class AbuseChecks {
  private static final int LONGEST = 5_000;
  private static final int HIGHEST_PORT = 65_535;
  private static final Duration OLDEST = Duration.ofDays(3_650);

  /** What looks like an address: it is only ever compared by people. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{3,45}");

  private AbuseChecks() {}

  static ReportAbuse report(ReportAbuse given, Instant now) {
    var contact =
        EmailAddress.normal(given.contact())
            .orElseThrow(() -> Refusal.invalid("contact_invalid", "this is no e-mail address"));
    var port = given.port();
    if (port != null && (port < 1 || port > HIGHEST_PORT)) {
      throw Refusal.invalid("address_invalid", "a port is a number from 1 to " + HIGHEST_PORT);
    }
    var at = given.at();
    if (at != null && (at.isAfter(now) || at.isBefore(now.minus(OLDEST)))) {
      throw Refusal.invalid("time_invalid", "a time that was, in the last ten years");
    }
    return new ReportAbuse(
        given.id(),
        given.kind(),
        address(given.address()),
        port,
        at,
        text(given.text()),
        contact,
        MessageKind.languageOf(given.language()),
        given.source() == null || given.source().length() > 60 ? null : given.source());
  }

  private static @Nullable String address(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    if (!ADDRESS.matcher(typed.strip()).matches()) {
      throw Refusal.invalid("address_invalid", "an address is such as 192.0.2.7");
    }
    return typed.strip();
  }

  static String text(String typed) {
    var text = typed.replace("\r\n", "\n").strip();
    if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw Refusal.invalid("text_invalid", "a text has 1 to " + LONGEST + " characters");
    }
    return text;
  }
}
