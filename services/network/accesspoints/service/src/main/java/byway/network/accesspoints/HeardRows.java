package byway.network.accesspoints;

import byway.kit.store.Tx;
import byway.network.accesspoints.api.LastHeard;
import java.util.Optional;
import java.util.UUID;

/** Where access points last spoke from. */
final class HeardRows {
  private HeardRows() {}

  static void note(Tx tx, UUID tenant, UUID device, LastHeard heard) {
    tx.update(
            """
            insert into heard (tenant_id, device_id, address, over_tls, process, at)
            select tenant_id, device_id, :address, :tls, :process, :at
            from access_points where tenant_id = :tenant and device_id = :device
            on conflict (tenant_id, device_id) do update
            set address = excluded.address, over_tls = excluded.over_tls,
                process = excluded.process, at = excluded.at
            where heard.at < excluded.at
            """)
        .bind("tenant", tenant)
        .bind("device", device)
        .bind("address", heard.address())
        .bind("tls", heard.overTls())
        .bind("process", heard.process())
        .bind("at", heard.at())
        .execute();
  }

  static Optional<LastHeard> find(Tx tx, UUID device) {
    return tx.query("select address, over_tls, process, at from heard where device_id = :device")
        .bind("device", device)
        .mapTo(LastHeard.class)
        .findOne();
  }
}
