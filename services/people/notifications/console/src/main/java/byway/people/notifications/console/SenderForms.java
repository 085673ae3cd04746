package byway.people.notifications.console;

import byway.fronts.web.Form;
import byway.kit.values.Refusal;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.MessageLimits;
import byway.people.notifications.api.SenderState;
import byway.people.notifications.api.SetMailSender;
import byway.people.notifications.api.SetMailServer;
import byway.people.notifications.api.SetSmsSender;
import byway.people.notifications.api.SmsGateway.Kind;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is typed of senders, read and filled in. */
final class SenderForms {
  static final String TO = "to";
  static final String SMS_TO = "sms-to";
  private static final int USUAL_PORT = 587;

  private SenderForms() {}

  /** All that is set, but no password. */
  static Form kept(SenderState state) {
    var mail = state.mail();
    var server = mail.server();
    var gateway = state.sms().gateway();
    var limits = state.limits();
    return Form.empty()
        .with("from", mail.from())
        .with("from-name", mail.fromName())
        .with("reply-to", mail.replyTo())
        .with("host", server == null ? "" : server.host())
        .with("port", String.valueOf(server == null ? USUAL_PORT : server.port()))
        .with("security", server == null ? Security.STARTTLS.name() : server.security().name())
        .with("user", server == null ? "" : server.user())
        .with("kind", gateway == null ? Kind.TWILIO.name() : gateway.kind().name())
        .with("address", gateway == null ? "https://api.twilio.com" : gateway.address().toString())
        .with("account", gateway == null ? "" : gateway.account())
        .with("sms-from", gateway == null ? "" : gateway.from())
        .with("template", gateway == null ? "" : gateway.template())
        .with("mails", String.valueOf(limits.mails()))
        .with("mails-to-one", String.valueOf(limits.mailsToOne()))
        .with("texts", String.valueOf(limits.texts()))
        .with("texts-to-one", String.valueOf(limits.textsToOne()))
        .with("texts-to-country", String.valueOf(limits.textsToCountry()))
        .with("countries", String.join(", ", limits.countries()));
  }

  static SetMailSender mail(Form form) {
    var host = form.value("host").strip();
    return new SetMailSender(
        form.value("from"),
        form.value("from-name"),
        orNone(form.value("reply-to")),
        host.isEmpty() ? null : server(form));
  }

  static SetMailServer server(Form form) {
    return new SetMailServer(
        form.value("host").strip(),
        number(form, "port"),
        security(form.value("security")),
        orNone(form.value("user").strip()),
        orNone(form.raw("password")));
  }

  private static Security security(String typed) {
    try {
      return Security.valueOf(typed);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("server_invalid", "STARTTLS, TLS or NONE");
    }
  }

  static SetSmsSender sms(Form form) {
    try {
      return new SetSmsSender(
          Kind.valueOf(form.value("kind")),
          URI.create(form.value("address").strip()),
          form.value("account").strip(),
          form.value("sms-from").strip(),
          form.value("template"),
          orNone(form.raw("secret")));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("gateway_invalid", "this is no gateway");
    }
  }

  static MessageLimits limits(Form form) {
    return new MessageLimits(
        number(form, "mails"),
        number(form, "mails-to-one"),
        number(form, "texts"),
        number(form, "texts-to-one"),
        number(form, "texts-to-country"),
        Stream.of(form.value("countries").split("[\\s,;]+", -1))
            .filter(one -> !one.isEmpty())
            .map(one -> one.toUpperCase(Locale.ROOT))
            .distinct()
            .toList());
  }

  /** Whatever is no number is one that is refused. */
  private static int number(Form form, String field) {
    try {
      return Integer.parseInt(form.value(field).strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static @Nullable String orNone(String text) {
    return text.isEmpty() ? null : text;
  }
}
