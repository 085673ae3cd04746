package byway.people.notifications.api;

import org.jspecify.annotations.Nullable;

/** A mail server as it is set, without its password. */
public record MailServer(
    String host, int port, Security security, @Nullable String user, boolean hasPassword) {
  /** How the line to a mail server is kept from being read. */
  public enum Security {
    /** TLS begun on the open line (RFC 3207), usually port 587; without it nothing is sent. */
    STARTTLS,
    /** TLS from the first byte (RFC 8314), usually port 465. */
    TLS,
    /** None; only where the installation allows it. */
    NONE
  }
}
