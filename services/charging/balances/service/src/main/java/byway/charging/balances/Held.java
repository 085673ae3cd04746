package byway.charging.balances;

import byway.charging.balances.api.HeldHotspot;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.HeldSum;
import byway.kit.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is held back for a look: in the meters of its sessions, and nowhere else. */
final class Held {
  /** In which a hotspot shows how many of its guests run dry. */
  private static final Duration HISTORY = Duration.ofDays(28);

  private static final String SESSIONS =
      """
      select session_id, account_id, device_id, held, used_up + used_down as used, held_for, held_at
      from meters where held > 0
      """;

  private Held() {}

  /** Sessions that ended with nothing left to go on with, on the day with the most of them. */
  static long emptiedOnBusiestDay(Tx tx, HotspotKey hotspot, Instant now) {
    return tx.query(
            """
            select coalesce(max(sessions), 0)::bigint from (
              select count(*) as sessions from meters
              where tenant_id = :tenant and device_id = :device and closed and held = 0
                and opened_at >= :since and opened_at < :until
                and used_up + used_down > 0 and used_up + used_down + given_back = ceiling
              group by date_trunc('day', opened_at at time zone 'UTC')) days
            """)
        .bind("tenant", hotspot.tenantId())
        .bind("device", hotspot.deviceId())
        .bind("since", now.minus(HISTORY))
        .bind("until", now.minus(Duration.ofHours(1)))
        .mapTo(Long.class)
        .one();
  }

  /** Those at which something is held, in the order of their ids. */
  static List<HeldHotspot> hotspots(Tx tx, UUID tenantId, @Nullable UUID after, int most) {
    var query =
        tx.query(
                """
                select device_id, count(*) as sessions, count(distinct account_id) as guests,
                  sum(held)::bigint as held, bit_or(held_for) as held_for,
                  min(held_at) as first_at, max(held_at) as last_at
                from meters where tenant_id = :tenant and held > 0
                """
                    + (after == null ? "" : " and device_id > :after")
                    + " group by device_id order by device_id limit :most")
            .bind("tenant", tenantId)
            .bind("most", most);
    if (after != null) {
      query.bind("after", after);
    }
    return query.map((row, context) -> hotspot(row)).list();
  }

  private static HeldHotspot hotspot(ResultSet row) throws SQLException {
    return new HeldHotspot(
        row.getObject("device_id", UUID.class),
        row.getLong("sessions"),
        row.getLong("guests"),
        row.getLong("held"),
        List.copyOf(HeldBack.of(row.getInt("held_for"))),
        row.getTimestamp("first_at").toInstant(),
        row.getTimestamp("last_at").toInstant());
  }

  /** The most bytes first. */
  static List<HeldSession> atHotspot(Tx tx, HotspotKey hotspot, int most) {
    return tx.query(
            SESSIONS
                + """
                  and tenant_id = :tenant and device_id = :device
                order by held desc, session_id limit :most
                """)
        .bind("tenant", hotspot.tenantId())
        .bind("device", hotspot.deviceId())
        .bind("most", most)
        .map((row, context) -> session(row))
        .list();
  }

  static HeldSum sumAt(Tx tx, HotspotKey hotspot) {
    return tx.query(
            """
            select count(*) as sessions, coalesce(sum(held), 0)::bigint as bytes from meters
            where tenant_id = :tenant and device_id = :device and held > 0
            """)
        .bind("tenant", hotspot.tenantId())
        .bind("device", hotspot.deviceId())
        .mapTo(HeldSum.class)
        .one();
  }

  static List<HeldSession> ofAccount(Tx tx, AccountKey account, int most) {
    return tx.query(
            SESSIONS
                + """
                  and tenant_id = :tenant and account_id = :account
                order by held desc, session_id limit :most
                """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("most", most)
        .map((row, context) -> session(row))
        .list();
  }

  private static HeldSession session(ResultSet row) throws SQLException {
    return new HeldSession(
        row.getObject("session_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getObject("device_id", UUID.class),
        row.getLong("held"),
        row.getLong("used"),
        List.copyOf(HeldBack.of(row.getInt("held_for"))),
        row.getTimestamp("held_at").toInstant());
  }

  /** Of a hotspot, or one session of it, those to which nothing was added since. */
  static List<SessionKey> of(
      Tx tx, HotspotKey hotspot, @Nullable UUID sessionId, Instant until, int most) {
    var query =
        tx.query(
                """
                select tenant_id, session_id from meters
                where tenant_id = :tenant and device_id = :device and held > 0 and held_at <= :until
                """
                    + (sessionId == null ? "" : " and session_id = :session")
                    + " order by session_id limit :most")
            .bind("tenant", hotspot.tenantId())
            .bind("device", hotspot.deviceId())
            .bind("until", until)
            .bind("most", most);
    if (sessionId != null) {
      query.bind("session", sessionId);
    }
    return query.mapTo(SessionKey.class).list();
  }

  /** Of any hotspot and operator, those to which nothing was added for so long. */
  static List<SessionKey> before(Tx tx, Instant before, int most) {
    return tx.query(
            """
            select tenant_id, session_id from meters where held > 0 and held_at < :before
            order by held_at limit :most
            """)
        .bind("before", before)
        .bind("most", most)
        .mapTo(SessionKey.class)
        .list();
  }

  /** From now on it is known to be its guest's, however they signed in. */
  static void confirm(Tx tx, SessionKey session) {
    tx.update(
            """
            update meters set relayed = false, version = version + 1
            where tenant_id = :tenant and session_id = :session and relayed
            """)
        .bind("tenant", session.tenantId())
        .bind("session", session.sessionId())
        .execute();
  }
}
