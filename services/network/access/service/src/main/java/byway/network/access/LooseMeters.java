package byway.network.access;

import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Meters that may be running without an open session. A meter reserves a customer's bytes, so what
 * a crash leaves behind between this service and charging must be found again and ended.
 */
final class LooseMeters {
  /** Longer than an opening can take. */
  static final Duration OPENING = Duration.ofMinutes(10);

  /** Leaves those alone that are being ended at this moment. */
  static final Duration ENDING = Duration.ofMinutes(1);

  private LooseMeters() {}

  /** One of them. */
  record LooseMeter(UUID tenantId, UUID sessionId) {}

  /** About to be opened. */
  static void expect(Tx tx, UUID tenantId, UUID sessionId, Instant now) {
    add(tx, tenantId, sessionId, now, false);
  }

  /** To be ended. */
  static void doom(Tx tx, UUID tenantId, UUID sessionId, Instant now) {
    add(tx, tenantId, sessionId, now, true);
  }

  private static void add(Tx tx, UUID tenantId, UUID sessionId, Instant now, boolean doomed) {
    tx.update(
            """
            insert into loose_meters (tenant_id, session_id, since, doomed)
            values (:tenant, :id, :now, :doomed)
            on conflict (tenant_id, session_id) do update set doomed = excluded.doomed
            """)
        .bind("tenant", tenantId)
        .bind("id", sessionId)
        .bind("now", now)
        .bind("doomed", doomed)
        .execute();
  }

  /** Whether the meter may become a session's: not when it has been given up meanwhile. */
  static boolean claim(Tx tx, UUID sessionId) {
    return tx.update("delete from loose_meters where session_id = :id and not doomed")
            .bind("id", sessionId)
            .execute()
        == 1;
  }

  static void forget(Tx tx, UUID sessionId) {
    tx.update("delete from loose_meters where session_id = :id").bind("id", sessionId).execute();
  }

  /** Those that a crash has left behind, from now on doomed. */
  static List<LooseMeter> leftBehind(Tx tx, Instant now, int most) {
    tx.update("update loose_meters set doomed = true where not doomed and since < :before")
        .bind("before", now.minus(OPENING))
        .execute();
    return tx.query(
            """
            select tenant_id, session_id from loose_meters
            where doomed and since < :before order by since limit :most
            """)
        .bind("before", now.minus(ENDING))
        .bind("most", most)
        .mapTo(LooseMeter.class)
        .list();
  }
}
