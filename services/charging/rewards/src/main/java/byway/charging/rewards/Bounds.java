package byway.charging.rewards;

import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** What keeps bonuses from being farmed. Each check holds its row until the transaction is over. */
final class Bounds {
  /** How long a client device counts as seen. */
  static final Duration SEEN = Duration.ofDays(30);

  private Bounds() {}

  /** Whether a guest may be welcomed on this client device; if so, it is the last for a while. */
  static boolean welcome(Tx tx, UUID tenantId, UUID deviceId, String mac, Instant at) {
    return tx.update(
                """
                insert into clients (tenant_id, device_id, mac, welcomed_at)
                values (:tenant, :device, :mac, :at)
                on conflict (tenant_id, device_id, mac) do update set welcomed_at = excluded.welcomed_at
                where clients.welcomed_at <= :before
                """)
            .bind("tenant", tenantId)
            .bind("device", deviceId)
            .bind("mac", mac)
            .bind("at", at)
            .bind("before", at.minus(SEEN))
            .execute()
        == 1;
  }

  /** How many bonuses the owner or hotspot has earned on that day. */
  static int earned(Tx tx, UUID tenantId, LocalDate day, UUID earnerId) {
    return tx.query(
            """
            insert into day_counts (tenant_id, day, earner_id) values (:tenant, :day, :earner)
            on conflict (tenant_id, day, earner_id) do update set earned = day_counts.earned
            returning earned
            """)
        .bind("tenant", tenantId)
        .bind("day", day)
        .bind("earner", earnerId)
        .mapTo(Integer.class)
        .one();
  }

  static void count(Tx tx, LocalDate day, UUID earnerId) {
    tx.update("update day_counts set earned = earned + 1 where day = :day and earner_id = :earner")
        .bind("day", day)
        .bind("earner", earnerId)
        .execute();
  }

  static void forget(Tx tx, Instant now, int most) {
    var before = now.minus(SEEN).minus(Duration.ofDays(7));
    tx.update(
            """
            delete from clients where welcomed_at < :before and (tenant_id, device_id, mac) in (
              select tenant_id, device_id, mac from clients where welcomed_at < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
    tx.update(
            """
            delete from day_counts where (tenant_id, day, earner_id) in (
              select tenant_id, day, earner_id from day_counts
              where day < :before limit :most)
            """)
        .bind("before", LocalDate.ofInstant(before, ZoneOffset.UTC))
        .bind("most", most)
        .execute();
  }
}
