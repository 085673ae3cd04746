package byway.people.notifications;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import byway.kit.values.EmailAddress;
import byway.people.notifications.api.MailServer.Security;
import java.util.Locale;
import java.util.Optional;

/**
 * The installation's mail server, for operators that have none of their own.
 *
 * @param server none where there is none: mail is kept
 * @param plain whether operators' servers may be spoken to without TLS
 */
record MailSettings(Optional<MailRoute> server, boolean plain) {
  private static final int SUBMISSION = 587;

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<MailSettings> {
    @Override
    public Class<MailSettings> type() {
      return MailSettings.class;
    }

    @Override
    public MailSettings read(SettingsReader in) {
      var host =
          in.optional(
              "MAIL_HOST", "mail server for operators without one; without it mail is kept");
      int port = in.number("MAIL_PORT", SUBMISSION, 1, 65_535, "port", "its port");
      var security =
          in.oneOf(
              "MAIL_SECURITY",
              "starttls",
              "how the line to it is kept from being read: starttls, tls (from the first byte), none",
              "starttls",
              "tls",
              "none");
      var user = in.optional("MAIL_USER", "who signs in there, where it asks");
      var password = in.secret("MAIL_PASSWORD", "the password of MAIL_USER");
      var from = in.optional("MAIL_FROM", "the address that mail comes from, with MAIL_HOST");
      var plain =
          in.oneOf(
              "MAIL_PLAIN",
              "no",
              "whether mail servers that operators set may be spoken to without TLS: no, yes",
              "no",
              "yes");
      if (host.isPresent() && from.flatMap(EmailAddress::normal).isEmpty()) {
        in.problem("BYWAY_MAIL_FROM must be an e-mail address where BYWAY_MAIL_HOST is set");
      }
      if (user.isPresent() && password.isEmpty()) {
        in.problem("BYWAY_MAIL_PASSWORD must be set where BYWAY_MAIL_USER is");
      }
      return new MailSettings(
          host.map(
              name ->
                  new MailRoute(
                      name,
                      port,
                      Security.valueOf(security.toUpperCase(Locale.ROOT)),
                      user,
                      password,
                      false,
                      new MailRoute.Sender(from.orElse(""), "", Optional.empty()))),
          plain.equals("yes"));
    }
  }
}
