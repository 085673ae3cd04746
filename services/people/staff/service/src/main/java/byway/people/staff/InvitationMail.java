package byway.people.staff;

import java.util.Locale;

/** The mail that asks somebody to join, in the language of who sent it. */
record InvitationMail(String subject, String text) {
  static InvitationMail in(String language) {
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "nl" ->
          new InvitationMail(
              "Werk mee bij %s",
              "Je bent gevraagd om mee te werken bij %s. Kies hier je naam en wachtwoord:\n%s\n"
                  + "De link werkt zeven dagen, \u00e9\u00e9n keer. Verwachtte je dit niet? Dan hoef je niets te doen.");
      case "es" ->
          new InvitationMail(
              "Trabaja con %s",
              "Te han pedido que trabajes con %s. Elige aqu\u00ed tu nombre y contrase\u00f1a:\n%s\n"
                  + "El enlace sirve durante siete d\u00edas, una sola vez. \u00bfNo lo esperabas? No tienes que hacer"
                  + " nada.");
      default ->
          new InvitationMail(
              "Work with %s",
              "You are asked to work with %s. Choose your name and password here:\n%s\n"
                  + "The link works for seven days, once. Did you not expect this? Then you need not do"
                  + " anything.");
    };
  }
}
