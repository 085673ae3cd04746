package byway.people.notifications;

import byway.kit.values.EmailAddress;
import byway.kit.values.PhoneNumber;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.SetMailSender;
import byway.people.notifications.api.SetMailServer;
import byway.people.notifications.api.SetSmsSender;
import byway.people.notifications.api.SmsGateway.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether what is set of senders can be one, in the form in which it is kept. */
final class SenderChecks {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SECRET = 500;
  private static final int LONGEST_ADDRESS = 500;
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern HOST = Pattern.compile("[0-9a-z:]([0-9a-z.:-]{0,251}[0-9a-z])?");
  private static final Pattern USER = Pattern.compile("\\P{Cntrl}{1,254}");

  /** A number, a name that telephones show, or the id of a messaging service of Twilio. */
  private static final Pattern SMS_FROM =
      Pattern.compile("\\+[1-9][0-9]{2,14}|[0-9A-Za-z ]{1,11}|MG[0-9a-f]{32}|[0-9]{3,8}");

  private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z._@-]{0,100}");

  private SenderChecks() {}

  static SetMailSender mail(SetMailSender given, boolean plainAllowed) {
    var from = address("from", given.from());
    var reply = given.replyTo();
    var name = PlainText.trimmed(given.fromName());
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw invalid("a sender's name is one line of at most " + LONGEST_NAME + " characters");
    }
    return new SetMailSender(
        from,
        name,
        reply == null || reply.isBlank() ? null : address("reply-to", reply),
        given.server() == null ? null : server(given.server(), plainAllowed));
  }

  static SetMailServer server(SetMailServer given, boolean plainAllowed) {
    var host = given.host().strip().toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches()) {
      throw unserved("a mail server is a host name, such as mail.example.org");
    }
    if (given.port() < 1 || given.port() > HIGHEST_PORT) {
      throw unserved("a port is a number from 1 to " + HIGHEST_PORT);
    }
    if (given.security() == Security.NONE && !plainAllowed) {
      throw unserved("without TLS anybody on the way could read the mail and the password");
    }
    var user = given.user();
    if (user != null && !user.isEmpty() && !USER.matcher(user).matches()) {
      throw unserved("a user is one line of at most 254 characters");
    }
    checkSecret("server_invalid", given.password());
    return new SetMailServer(
        host,
        given.port(),
        given.security(),
        user == null || user.isEmpty() ? null : user,
        given.password());
  }

  static SetSmsSender sms(SetSmsSender given) {
    var address = given.address();
    if (address.getHost() == null
        || address.getRawUserInfo() != null
        || address.toString().length() > LONGEST_ADDRESS) {
      throw ungated("the address of a gateway is one such as https://api.example.org");
    }
    if (!SMS_FROM.matcher(given.from()).matches()) {
      throw ungated("a sender is a number such as +31612345678, or a name of at most 11 letters");
    }
    if (!ACCOUNT.matcher(given.account()).matches()
        || (given.kind() == Kind.TWILIO && given.account().isEmpty())) {
      throw ungated("this is no account of a gateway");
    }
    if (given.kind() == Kind.GENERIC) {
      SmsTemplate.fault(given.template())
          .ifPresent(
              fault -> {
                throw ungated("the template " + fault);
              });
    }
    checkSecret("gateway_invalid", given.secret());
    return new SetSmsSender(
        given.kind(),
        address,
        given.account(),
        given.from(),
        given.kind() == Kind.GENERIC ? given.template() : "",
        given.secret());
  }

  static String recipient(String typed) {
    return EmailAddress.normal(typed)
        .orElseThrow(() -> Refusal.invalid("recipient_invalid", "this is no e-mail address"));
  }

  static String number(String typed) {
    return PhoneNumber.normal(typed)
        .orElseThrow(() -> Refusal.invalid("recipient_invalid", "this is no telephone number"));
  }

  private static String address(String what, String typed) {
    return EmailAddress.normal(typed)
        .orElseThrow(() -> invalid("the " + what + " address is no e-mail address"));
  }

  private static void checkSecret(String code, @Nullable String secret) {
    if (secret != null
        && (secret.length() > LONGEST_SECRET || secret.chars().anyMatch(Character::isISOControl))) {
      throw Refusal.invalid(code, "a password is one line of at most 500 characters");
    }
  }

  private static Refusal invalid(String detail) {
    return Refusal.invalid("sender_invalid", detail);
  }

  private static Refusal unserved(String detail) {
    return Refusal.invalid("server_invalid", detail);
  }

  private static Refusal ungated(String detail) {
    return Refusal.invalid("gateway_invalid", detail);
  }
}
