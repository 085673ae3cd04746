package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/**
 * @param host a name or an address of the public internet, or of a network that the installation
 *     has opened under the name {@code mail}
 * @param user none where the server asks for none
 * @param password none for the one that is kept, which is good for the same host, port and user
 *     only
 */
public record SetMailServer(
    String host,
    int port,
    MailServer.Security security,
    @Nullable String user,
    @Nullable String password) {
  @Override
  public String toString() {
    return "SetMailServer[" + host + ":" + port + "]";
  }
}
