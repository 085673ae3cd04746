package byway.people.notifications;

import byway.kit.store.Tx;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.SmsGateway;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How operators have set that their messages leave. */
final class SenderRows {
  private SenderRows() {}

  /** A row of mail; without a host it leaves by the installation's server. */
  record Mail(
      String mailFrom,
      String fromName,
      @Nullable String replyTo,
      @Nullable String host,
      int port,
      @Nullable Security security,
      @Nullable String mailUser,
      byte @Nullable [] password) {}

  /** A row of text messages. */
  record Sms(
      SmsGateway.Kind kind,
      String address,
      String account,
      String smsFrom,
      String template,
      byte @Nullable [] secret) {}

  static Optional<Mail> mail(Tx tx) {
    return tx.query("select * from mail_senders")
        .map(
            (row, context) -> {
              var security = row.getString("security");
              return new Mail(
                  row.getString("mail_from"),
                  row.getString("from_name"),
                  row.getString("reply_to"),
                  row.getString("host"),
                  row.getInt("port"),
                  security == null ? null : Security.valueOf(security),
                  row.getString("mail_user"),
                  row.getBytes("password"));
            })
        .findOne();
  }

  static void set(Tx tx, UUID tenant, Mail mail) {
    tx.update(
            """
            insert into mail_senders (tenant_id, mail_from, from_name, reply_to, host, port, security,
              mail_user, password)
            values (:tenant, :from, :name, :reply, :host, :port, :security, :user, :password)
            on conflict (tenant_id) do update set mail_from = excluded.mail_from,
              from_name = excluded.from_name, reply_to = excluded.reply_to, host = excluded.host,
              port = excluded.port, security = excluded.security, mail_user = excluded.mail_user,
              password = excluded.password
            """)
        .bind("tenant", tenant)
        .bind("from", mail.mailFrom())
        .bind("name", mail.fromName())
        .bind("reply", mail.replyTo())
        .bind("host", mail.host())
        .bind("port", mail.host() == null ? null : mail.port())
        .bind("security", mail.security())
        .bind("user", mail.mailUser())
        .bind("password", mail.password())
        .execute();
  }

  static Optional<Sms> sms(Tx tx) {
    return tx.query("select * from sms_senders")
        .map(
            (row, context) ->
                new Sms(
                    SmsGateway.Kind.valueOf(row.getString("kind")),
                    row.getString("address"),
                    row.getString("account"),
                    row.getString("sms_from"),
                    row.getString("template"),
                    row.getBytes("secret")))
        .findOne();
  }

  static void set(Tx tx, UUID tenant, Sms sms) {
    tx.update(
            """
            insert into sms_senders (tenant_id, kind, address, account, sms_from, template, secret)
            values (:tenant, :kind, :address, :account, :from, :template, :secret)
            on conflict (tenant_id) do update set kind = excluded.kind, address = excluded.address,
              account = excluded.account, sms_from = excluded.sms_from,
              template = excluded.template, secret = excluded.secret
            """)
        .bind("tenant", tenant)
        .bind("kind", sms.kind())
        .bind("address", sms.address())
        .bind("account", sms.account())
        .bind("from", sms.smsFrom())
        .bind("template", sms.template())
        .bind("secret", sms.secret())
        .execute();
  }

  static void resetMail(Tx tx) {
    tx.update("delete from mail_senders").execute();
  }

  static void resetSms(Tx tx) {
    tx.update("delete from sms_senders").execute();
  }
}
