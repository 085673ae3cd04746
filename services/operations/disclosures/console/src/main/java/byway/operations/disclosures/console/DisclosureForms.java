package byway.operations.disclosures.console;

import byway.fronts.web.Form;
import byway.operations.disclosures.api.AskDisclosure;
import byway.operations.disclosures.api.LogRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What is typed of disclosures. Authorities write times in UTC, to the second or the minute. */
final class DisclosureForms {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private DisclosureForms() {}

  static boolean isNumber(Form form, String field) {
    return form.value(field).matches("[0-9]{1,6}");
  }

  static Optional<Instant> time(Form form) {
    try {
      return Optional.of(
          LocalDateTime.parse(form.value("at").replace('T', ' '), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static AskDisclosure asked(UUID id, Form form, String reason) {
    return new AskDisclosure(
        id,
        form.value("address"),
        form.has("port") ? Integer.valueOf(form.value("port")) : null,
        time(form).orElseThrow(),
        isNumber(form, "within") ? Integer.parseInt(form.value("within")) : -1,
        form.value("authority"),
        form.value("reference"),
        reason);
  }

  static LogRules rules(Form form) {
    return new LogRules(
        form.value("on").equals("yes"), form.value("law"), Integer.parseInt(form.value("days")));
  }
}
