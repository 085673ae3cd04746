package byway.network.devices;

import byway.kit.store.Tx;
import byway.network.devices.api.Heartbeat;
import java.time.Instant;
import java.util.UUID;

/**
 * How hotspots are, from minute to minute. Times are the server's: a hotspot's clock may say
 * anything.
 */
final class Vitals {
  private Vitals() {}

  /**
   * Whether there is such a hotspot. That it was heard now is certain; when it measured, is not.
   */
  static boolean heartbeat(Tx tx, UUID id, Heartbeat heartbeat, Instant now) {
    return tx.update(
                """
                insert into vitals as known (tenant_id, device_id, last_seen_at, heartbeat_at,
                  uptime_seconds, battery_percent, signal_dbm, clients, uplink, journal_bytes)
                select tenant_id, device_id, :now, :now, :uptime, :battery, :signal, :clients,
                  :uplink, :journal
                from devices where device_id = :id
                on conflict (tenant_id, device_id) do update
                set last_seen_at = excluded.last_seen_at,
                    heartbeat_at = excluded.heartbeat_at,
                    uptime_seconds = excluded.uptime_seconds,
                    battery_percent = excluded.battery_percent,
                    signal_dbm = excluded.signal_dbm,
                    clients = excluded.clients,
                    uplink = excluded.uplink,
                    journal_bytes = excluded.journal_bytes
                """)
            .bind("id", id)
            .bind("now", now)
            .bind("uptime", heartbeat.uptimeSeconds())
            .bind("battery", heartbeat.batteryPercent())
            .bind("signal", heartbeat.signalDbm())
            .bind("clients", heartbeat.clients())
            .bind("uplink", heartbeat.uplink())
            .bind("journal", heartbeat.journalBytes())
            .execute()
        == 1;
  }

  /**
   * Whether the hotspot's presence has changed. One that is older than what is known changes
   * nothing, unless what is known is of a time still to come. The row is locked while that is
   * looked at.
   */
  static boolean presence(Tx tx, UUID id, boolean online, Instant at, Instant now) {
    tx.update(
            """
            insert into vitals (tenant_id, device_id)
            select tenant_id, device_id from devices where device_id = :id
            on conflict do nothing
            """)
        .bind("id", id)
        .execute();
    return tx.query(
            """
            with before as (
              select tenant_id, device_id, online from vitals
              where device_id = :id
                and (presence_at is null or presence_at <= :at or presence_at > :now)
              for update)
            update vitals v
            set online = :online, presence_at = :at,
                last_seen_at =
                  case when :online then greatest(v.last_seen_at, :at) else v.last_seen_at end
            from before
            where v.tenant_id = before.tenant_id and v.device_id = before.device_id
            returning before.online <> v.online
            """)
        .bind("id", id)
        .bind("online", online)
        .bind("at", at)
        .bind("now", now)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }
}
