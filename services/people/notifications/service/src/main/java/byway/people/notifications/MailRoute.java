package byway.people.notifications;

import byway.people.notifications.api.MailServer.Security;
import java.util.Optional;

/**
 * By which server a mail leaves, and who it comes from.
 *
 * @param isGuarded whether a person gave the host, so that it may be none that only we can reach
 */
record MailRoute(
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<String> password,
    boolean isGuarded,
    Sender sender) {

  /** Who a mail comes from. */
  record Sender(String from, String name, Optional<String> replyTo) {}

  MailRoute with(Sender other) {
    return new MailRoute(host, port, security, user, password, isGuarded, other);
  }

  @Override
  public String toString() {
    return "MailRoute[" + host + ":" + port + "]";
  }
}
