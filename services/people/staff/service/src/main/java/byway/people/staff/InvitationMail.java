package byway.people.staff;

import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageKinds;
import java.util.List;

/** The mail that asks somebody to join, in the language of who sent it. */
public final class InvitationMail implements MessageKinds {
  static final String LINK = "link";

  static final MessageKind INVITATION =
      MessageKind.mail("staff-invitation")
          .needs(LINK, "https://wifi.example.org/console/join?token=...")
          .says(
              "en",
              "Work with {operator}",
              "You are asked to work with {operator}. Choose your name and password here:\n{link}\n"
                  + "The link works for seven days, once. Did you not expect this? Then you need not do"
                  + " anything.")
          .says(
              "nl",
              "Werk mee bij {operator}",
              "Je bent gevraagd om mee te werken bij {operator}. Kies hier je naam en wachtwoord:\n{link}\n"
                  + "De link werkt zeven dagen, \u00e9\u00e9n keer. Verwachtte je dit niet? Dan hoef je niets te doen.")
          .says(
              "es",
              "Trabaja con {operator}",
              "Te han pedido que trabajes con {operator}. Elige aqu\u00ed tu nombre y contrase\u00f1a:\n{link}\n"
                  + "El enlace sirve durante siete d\u00edas, una sola vez. \u00bfNo lo esperabas? No tienes que hacer"
                  + " nada.");

  @Override
  public List<MessageKind> all() {
    return List.of(INVITATION);
  }
}
