package byway.charging.objections;

import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** What a customer hears of what became of "that was not me", in their language. */
record ObjectionMail(String subject, String text) {
  private static final long BYTES_A_MB = 1_000_000;

  static ObjectionMail of(Objection one, String language) {
    var locale = Locale.forLanguageTag(language);
    var day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale)
            .format(one.raisedAt().atZone(ZoneOffset.UTC));
    long megabytes = Math.ceilDiv(one.givenBackBytes(), BYTES_A_MB);
    boolean isAccepted = one.state() == ObjectionState.ACCEPTED;
    return switch (locale.getLanguage()) {
      case "nl" ->
          isAccepted
              ? new ObjectionMail(
                  "Dat was jij niet: je data is terug",
                  "Op %s zei je dat een sessie niet van jou was. We geloven je: %d MB staat weer op je tegoed.\n\n%s"
                      .formatted(day, megabytes, one.answer()))
              : new ObjectionMail(
                  "Over de sessie die niet van jou was",
                  "Op %s zei je dat een sessie niet van jou was. We hebben gekeken en het blijft zoals het is.\n\n%s"
                      .formatted(day, one.answer()));
      case "es" ->
          isAccepted
              ? new ObjectionMail(
                  "No fuiste tú: tus datos vuelven",
                  "El %s dijiste que una sesión no era tuya. Te creemos: %d MB vuelven a estar en tu saldo.\n\n%s"
                      .formatted(day, megabytes, one.answer()))
              : new ObjectionMail(
                  "Sobre la sesión que no era tuya",
                  "El %s dijiste que una sesión no era tuya. Lo hemos mirado y queda como está.\n\n%s"
                      .formatted(day, one.answer()));
      default ->
          isAccepted
              ? new ObjectionMail(
                  "It was not you: your data is back",
                  "On %s you said that a session was not yours. We believe you: %d MB are on your balance again.\n\n%s"
                      .formatted(day, megabytes, one.answer()))
              : new ObjectionMail(
                  "About the session that was not yours",
                  "On %s you said that a session was not yours. We have looked, and it stays as it is.\n\n%s"
                      .formatted(day, one.answer()));
    };
  }
}
