package byway.people.identity;

import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageKinds;
import java.util.List;

/** Messages with a one-time code; a short message is the text alone. */
public final class CodeMail implements MessageKinds {
  static final String CODE = "code";
  private static final String SAMPLE = "123456";

  static final MessageKind SIGN_IN =
      MessageKind.mail("sign-in-code")
          .orText()
          .needs(CODE, SAMPLE)
          .says(
              "en",
              "Your sign-in code",
              "Your code is {code}. It works for ten minutes, once.\n"
                  + "Did you not ask for it? Then you need not do anything.")
          .says(
              "nl",
              "Je code om in te loggen",
              "Je code is {code}. Hij werkt tien minuten, één keer.\n"
                  + "Heb je hier niet om gevraagd? Dan hoef je niets te doen.")
          .says(
              "es",
              "Tu código para entrar",
              "Tu código es {code}. Sirve durante diez minutos, una sola vez.\n"
                  + "¿No lo has pedido? No tienes que hacer nada.");

  /** To an address that somebody wants to have in the place of another. */
  static final MessageKind TO_NEW_ADDRESS =
      MessageKind.mail("new-address-code")
          .needs(CODE, SAMPLE)
          .says(
              "en",
              "Confirm your new e-mail address",
              "Your code is {code}. Enter it on the page of your account; it works for ten minutes.\n"
                  + "Did you not ask for it? Then you need not do anything: without the code nothing"
                  + " changes.")
          .says(
              "nl",
              "Bevestig je nieuwe e-mailadres",
              "Je code is {code}. Vul hem in op de pagina van je account; hij werkt tien minuten.\n"
                  + "Heb je hier niet om gevraagd? Dan hoef je niets te doen: zonder code verandert"
                  + " er niets.")
          .says(
              "es",
              "Confirma tu nuevo correo",
              "Tu código es {code}. Escríbelo en la página de tu cuenta; sirve durante diez minutos.\n"
                  + "¿No lo has pedido? No tienes que hacer nada: sin el código no cambia nada.");

  /** To an address that nobody has proven yet. */
  static final MessageKind WELCOMING =
      MessageKind.mail("sign-up-code")
          .orText()
          .needs(CODE, SAMPLE)
          .says(
              "en",
              "Confirm your e-mail address",
              "Your code is {code}. Enter it where you signed up; it works for ten minutes.\n"
                  + "Did you not sign up? Then you need not do anything: without the code the"
                  + " address stays yours.")
          .says(
              "nl",
              "Bevestig je e-mailadres",
              "Je code is {code}. Vul hem in waar je je hebt aangemeld; hij werkt tien minuten.\n"
                  + "Heb je je niet aangemeld? Dan hoef je niets te doen: zonder code blijft het"
                  + " adres van jou.")
          .says(
              "es",
              "Confirma tu correo",
              "Tu código es {code}. Escríbelo donde te has registrado; sirve durante diez minutos.\n"
                  + "¿No te has registrado? No tienes que hacer nada: sin el código, la dirección"
                  + " sigue siendo tuya.");

  /** To somebody with an account, under whose address somebody has signed up again. */
  static final MessageKind TO_ONE_OF_OURS =
      MessageKind.mail("signed-up-again-code")
          .orText()
          .needs(CODE, SAMPLE)
          .says(
              "en",
              "You already have an account",
              "Somebody signed up with this address, and you already have an account here. Was it"
                  + " you? Then enter the code {code} there; it works for ten minutes, and your own"
                  + " data is back.\n"
                  + "Was it not you? Then you need not do anything.")
          .says(
              "nl",
              "Je hebt al een account",
              "Iemand heeft zich met dit adres aangemeld, en je hebt hier al een account. Was jij"
                  + " het? Vul daar dan de code {code} in; hij werkt tien minuten, en je hebt je"
                  + " eigen tegoed terug.\n"
                  + "Was jij het niet? Dan hoef je niets te doen.")
          .says(
              "es",
              "Ya tienes una cuenta",
              "Alguien se ha registrado con esta dirección, y ya tienes una cuenta. ¿Has sido tú?"
                  + " Escribe allí el código {code}; sirve durante diez minutos, y recuperas tu"
                  + " saldo.\n"
                  + "¿No has sido tú? No tienes que hacer nada.");

  @Override
  public List<MessageKind> all() {
    return List.of(SIGN_IN, TO_NEW_ADDRESS, WELCOMING, TO_ONE_OF_OURS);
  }
}
