package byway.people.abuse;

import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageKinds;
import java.util.List;

/** What who complained, and who was complained of, are written. */
public final class AbuseMail implements MessageKinds {
  static final String NUMBER = "number";
  static final String TEXT = "text";

  static final MessageKind RECEIVED =
      MessageKind.mail("abuse-received")
          .needs(NUMBER, "17")
          .says(
              "en",
              "Your report {number}",
              "We have your report and look into it. Its number is {number}.")
          .says(
              "nl",
              "Je melding {number}",
              "We hebben je melding en kijken ernaar. Het nummer is {number}.")
          .says(
              "es",
              "Tu aviso {number}",
              "Tenemos tu aviso y lo estamos mirando. Su número es {number}.");

  static final MessageKind ANSWER =
      MessageKind.mail("abuse-answer")
          .needs(NUMBER, "17")
          .needs(TEXT, "We have spoken to the customer. It will not happen again.")
          .says("en", "About your report {number}", "About your report {number}:\n{text}")
          .says("nl", "Over je melding {number}", "Over je melding {number}:\n{text}")
          .says("es", "Sobre tu aviso {number}", "Sobre tu aviso {number}:\n{text}");

  static final MessageKind NOTICE =
      MessageKind.mail("abuse-notice")
          .needs(TEXT, "On 29 November your device sent mail that nobody had asked for.")
          .says(
              "en",
              "Somebody complained of your use",
              "Somebody complained of what came from your connection:\n{text}\n"
                  + "Was it not you? Then look after your devices and your password, and tell us.")
          .says(
              "nl",
              "Er is geklaagd over je gebruik",
              "Er is geklaagd over wat van je verbinding kwam:\n{text}\n"
                  + "Was jij het niet? Kijk dan je apparaten en je wachtwoord na, en zeg het ons.")
          .says(
              "es",
              "Se han quejado de tu uso",
              "Se han quejado de lo que salió de tu conexión:\n{text}\n"
                  + "¿No has sido tú? Revisa tus aparatos y tu contraseña, y avísanos.");

  @Override
  public List<MessageKind> all() {
    return List.of(RECEIVED, ANSWER, NOTICE);
  }
}
