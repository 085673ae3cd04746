package byway.people.notifications;

import byway.kit.store.Tx;
import byway.people.notifications.api.MailServer.Security;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mailboxes in which operators' mail comes back. */
final class MailboxRows {
  private MailboxRows() {}

  /**
   * One of them.
   *
   * @param place how far it was read; none before the first time
   */
  record Mailbox(
      String host,
      int port,
      Security security,
      String mailUser,
      byte[] password,
      Optional<Place> place,
      @Nullable Instant readAt,
      @Nullable String fault) {}

  /**
   * How far a mailbox was read: uids grow as long as their validity is the same (RFC 9051,
   * 2.3.1.1).
   */
  record Place(long validity, long lastUid) {}

  static Optional<Mailbox> find(Tx tx) {
    return tx.query("select * from bounce_mailboxes").map((row, context) -> read(row)).findOne();
  }

  private static Mailbox read(ResultSet row) throws SQLException {
    var validity = row.getObject("validity", Long.class);
    var readAt = row.getTimestamp("read_at");
    return new Mailbox(
        row.getString("host"),
        row.getInt("port"),
        Security.valueOf(row.getString("security")),
        row.getString("mail_user"),
        row.getBytes("password"),
        validity == null
            ? Optional.empty()
            : Optional.of(new Place(validity, row.getLong("last_uid"))),
        readAt == null ? null : readAt.toInstant(),
        row.getString("fault"));
  }

  static void set(Tx tx, UUID tenant, Mailbox mailbox) {
    tx.update(
            """
            insert into bounce_mailboxes (tenant_id, host, port, security, mail_user, password)
            values (:tenant, :host, :port, :security, :user, :password)
            on conflict (tenant_id) do update set host = excluded.host, port = excluded.port,
              security = excluded.security, mail_user = excluded.mail_user,
              password = excluded.password, validity = null, last_uid = null, read_at = null,
              fault = null
            """)
        .bind("tenant", tenant)
        .bind("host", mailbox.host())
        .bind("port", mailbox.port())
        .bind("security", mailbox.security())
        .bind("user", mailbox.mailUser())
        .bind("password", mailbox.password())
        .execute();
  }

  static void forget(Tx tx) {
    tx.update("delete from bounce_mailboxes").execute();
  }

  static void wasRead(Tx tx, Place place, Instant now) {
    tx.update(
            """
            update bounce_mailboxes set validity = :validity, last_uid = :uid, read_at = :now,
              fault = null
            """)
        .bind("validity", place.validity())
        .bind("uid", place.lastUid())
        .bind("now", now)
        .execute();
  }

  static void wasNotRead(Tx tx, String fault, Instant now) {
    tx.update("update bounce_mailboxes set read_at = :now, fault = :fault")
        .bind("now", now)
        .bind("fault", SmtpWords.line(fault))
        .execute();
  }

  /** Those that were not read for longest. */
  static List<UUID> oldest(Tx tx, int most) {
    return tx.query(
            "select tenant_id from bounce_mailboxes order by read_at nulls first limit :most")
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }
}
