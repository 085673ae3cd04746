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

  /** To an address that somebody wants to have in the place of another. */
  static CodeMail toNewAddress(String language) {
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "nl" ->
          new CodeMail(
              "Bevestig je nieuwe e-mailadres",
              "Je code is %s. Vul hem in op de pagina van je account; hij werkt tien minuten.\n"
                  + "Heb je hier niet om gevraagd? Dan hoef je niets te doen: zonder code verandert"
                  + " er niets.");
      case "es" ->
          new CodeMail(
              "Confirma tu nuevo correo",
              "Tu código es %s. Escríbelo en la página de tu cuenta; sirve durante diez minutos.\n"
                  + "¿No lo has pedido? No tienes que hacer nada: sin el código no cambia nada.");
      default ->
          new CodeMail(
              "Confirm your new e-mail address",
              "Your code is %s. Enter it on the page of your account; it works for ten minutes.\n"
                  + "Did you not ask for it? Then you need not do anything: without the code nothing"
                  + " changes.");
    };
  }

  /** To an address that nobody has proven yet. */
  static CodeMail welcoming(String language) {
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "nl" ->
          new CodeMail(
              "Bevestig je e-mailadres",
              "Je code is %s. Vul hem in waar je je hebt aangemeld; hij werkt tien minuten.\n"
                  + "Heb je je niet aangemeld? Dan hoef je niets te doen: zonder code blijft het"
                  + " adres van jou.");
      case "es" ->
          new CodeMail(
              "Confirma tu correo",
              "Tu código es %s. Escríbelo donde te has registrado; sirve durante diez minutos.\n"
                  + "¿No te has registrado? No tienes que hacer nada: sin el código, la dirección"
                  + " sigue siendo tuya.");
      default ->
          new CodeMail(
              "Confirm your e-mail address",
              "Your code is %s. Enter it where you signed up; it works for ten minutes.\n"
                  + "Did you not sign up? Then you need not do anything: without the code the"
                  + " address stays yours.");
    };
  }

  /** To somebody with an account, under whose address somebody has signed up again. */
  static CodeMail toOneOfOurs(String language) {
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "nl" ->
          new CodeMail(
              "Je hebt al een account",
              "Iemand heeft zich met dit adres aangemeld, en je hebt hier al een account. Was jij"
                  + " het? Vul daar dan de code %s in; hij werkt tien minuten, en je hebt je eigen"
                  + " tegoed terug.\n"
                  + "Was jij het niet? Dan hoef je niets te doen.");
      case "es" ->
          new CodeMail(
              "Ya tienes una cuenta",
              "Alguien se ha registrado con esta dirección, y ya tienes una cuenta. ¿Has sido tú?"
                  + " Escribe allí el código %s; sirve durante diez minutos, y recuperas tu"
                  + " saldo.\n"
                  + "¿No has sido tú? No tienes que hacer nada.");
      default ->
          new CodeMail(
              "You already have an account",
              "Somebody signed up with this address, and you already have an account here. Was it"
                  + " you? Then enter the code %s there; it works for ten minutes, and your own"
                  + " data is back.\n"
                  + "Was it not you? Then you need not do anything.");
    };
  }
}
