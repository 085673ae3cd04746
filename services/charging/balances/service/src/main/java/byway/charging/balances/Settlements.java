package byway.charging.balances;

import byway.charging.balances.SettleHeld.Decision;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.UUID;

/** What was decided of what was held back; never changed. */
final class Settlements {
  private Settlements() {}

  /** Before the meter is changed. */
  static void add(Tx tx, UUID id, MeterRow meter, Decision decision, Instant now) {
    tx.update(
            """
            insert into settlements (tenant_id, settlement_id, session_id, account_id, device_id,
              bytes, accepted, held_for, decided_by, settled_at)
            values (:tenant, :id, :session, :account, :device, :bytes, :accepted, :why, :by, :now)
            """)
        .bind("tenant", meter.tenantId)
        .bind("id", id)
        .bind("session", meter.sessionId)
        .bind("account", meter.accountId)
        .bind("device", meter.deviceId)
        .bind("bytes", meter.held())
        .bind("accepted", decision.accepts())
        .bind("why", meter.heldBack().reasons())
        .bind("by", decision.by())
        .bind("now", now)
        .execute();
  }

  /** At most so many that are older than this. */
  static int forget(Tx tx, Instant before, int most) {
    return tx.update(
            """
            delete from settlements where (tenant_id, settlement_id) in (
              select tenant_id, settlement_id from settlements where settled_at < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
  }
}
