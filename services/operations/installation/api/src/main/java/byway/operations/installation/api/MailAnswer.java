package byway.operations.installation.api;

import byway.people.notifications.api.MailServer;

/**
 * How mail leaves; the password is kept apart.
 *
 * @param later whether that is said later; then the rest says nothing
 * @param user empty where the server asks for none
 * @param from the address that mail comes from
 */
public record MailAnswer(
    boolean later, String host, int port, MailServer.Security security, String user, String from) {
  public static final MailAnswer LATER =
      new MailAnswer(true, "", 0, MailServer.Security.STARTTLS, "", "");
}
