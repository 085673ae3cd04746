package byway.people.identity;

import java.util.Locale;

/** The mail with a one-time code, in the reader's language; a short message is its text alone. */
record CodeMail(String subject, String text) {
  static CodeMail in(String language) {
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "nl" ->
          new CodeMail(
              "Je code om in te loggen",
              "Je code is %s. Hij werkt tien minuten, één keer.\n"
                  + "Heb je hier niet om gevraagd? Dan hoef je niets te doen.");
      case "es" ->
          new CodeMail(
              "Tu código para entrar",
              "Tu código es %s. Sirve durante diez minutos, una sola vez.\n"
                  + "¿No lo has pedido? No tienes que hacer nada.");
      default ->
          new CodeMail(
              "Your sign-in code",
              "Your code is %s. It works for ten minutes, once.\n"
                  + "Did you not ask for it? Then you need not do anything.");
    };
  }
}
