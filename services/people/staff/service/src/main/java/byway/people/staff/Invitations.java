package byway.people.staff;

import byway.kit.context.StaffRole;
import byway.kit.store.Tx;
import byway.people.staff.api.Invitation;
import byway.people.staff.api.Invite;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was asked to come. */
final class Invitations {
  static final int MOST = 100;
  static final int MOST_SENDS = 10;
  static final Duration GOOD = Duration.ofDays(7);

  private Invitations() {}

  /**
   * One of them.
   *
   * @param number grows from one to the next
   * @param over taken up, or back
   */
  record Row(Invitation invitation, long number, String language, String link, boolean over) {
    boolean isGood(Instant now) {
      return !over && invitation.expiresAt().isAfter(now);
    }
  }

  static Optional<Row> find(Tx tx, UUID id) {
    return tx.query("select * from invitations where invitation_id = :id for update")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<Row> waiting(Tx tx, Instant now, long before, int most) {
    return tx.query(
            """
            select * from invitations
            where over_at is null and expires_at > :now and number < :before
            order by number desc limit :most
            """)
        .bind("now", now)
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static boolean add(
      Tx tx, UUID tenantId, Invite command, String email, @Nullable UUID by, Instant now) {
    return tx.update(
                """
                insert into invitations (tenant_id, invitation_id, email, role, language, link,
                  invited_by, sends, sent_at, expires_at)
                values (:tenant, :id, :email, :role, :language, :link, :by, 1, :now, :until)
                on conflict (tenant_id, invitation_id) do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", command.id())
            .bind("email", email)
            .bind("role", command.role().name())
            .bind("language", command.language())
            .bind("link", command.link())
            .bind("by", by)
            .bind("now", now)
            .bind("until", now.plus(GOOD))
            .execute()
        == 1;
  }

  /** Those of an address, but for the one that is asked again. */
  static void endOf(Tx tx, String email, UUID but, Instant now) {
    tx.update(
            """
            update invitations set over_at = :now
            where email = :email and over_at is null and invitation_id <> :but
            """)
        .bind("email", email)
        .bind("but", but)
        .bind("now", now)
        .execute();
  }

  /** Those that somebody sent who has left. */
  static void endBy(Tx tx, UUID personId, Instant now) {
    tx.update("update invitations set over_at = :now where invited_by = :by and over_at is null")
        .bind("by", personId)
        .bind("now", now)
        .execute();
  }

  static void end(Tx tx, UUID id, Instant now) {
    tx.update("update invitations set over_at = :now where invitation_id = :id and over_at is null")
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  static void sentAgain(Tx tx, UUID id, Instant now) {
    tx.update(
            """
            update invitations set sends = sends + 1, sent_at = :now, expires_at = :until
            where invitation_id = :id
            """)
        .bind("id", id)
        .bind("now", now)
        .bind("until", now.plus(GOOD))
        .execute();
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        new Invitation(
            row.getObject("invitation_id", UUID.class),
            row.getString("email"),
            StaffRole.valueOf(row.getString("role")),
            row.getObject("invited_by", UUID.class),
            row.getInt("sends"),
            row.getTimestamp("sent_at").toInstant(),
            row.getTimestamp("expires_at").toInstant()),
        row.getLong("number"),
        row.getString("language"),
        row.getString("link"),
        row.getTimestamp("over_at") != null);
  }
}
