package byway.charging.usage;

import byway.charging.usage.api.CarrierFeed;
import byway.charging.usage.api.CarrierFeed.Row;
import byway.kit.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What carriers billed, and the same lines in the history. */
final class CarrierDays {
  private CarrierDays() {}

  /** Keeps what is new or corrected; how many rows that were. */
  static int keep(Tx tx, UUID tenant, CarrierFeed feed, Instant now) {
    return tx.update(
            """
            insert into carrier_days as known (tenant_id, device_id, day, carrier, bytes, told_at)
            select :tenant, r.device_id, r.day::date, :carrier, r.bytes, :now
            from unnest(:devices, :days, :bytes) as r (device_id, day, bytes)
            order by r.day, r.device_id
            on conflict (tenant_id, day, device_id, carrier) do update
            set bytes = excluded.bytes, told_at = excluded.told_at
            where known.bytes <> excluded.bytes
            """)
        .bind("tenant", tenant)
        .bind("carrier", feed.carrier())
        .bind("now", now)
        .bindArray("devices", UUID.class, feed.rows().stream().map(Row::deviceId).toList())
        .bindArray("days", String.class, feed.rows().stream().map(r -> r.day().toString()).toList())
        .bindArray("bytes", Long.class, feed.rows().stream().map(Row::bytes).toList())
        .execute();
  }

  /** One hotspot on one day: what all carriers billed together, and what went through it. */
  record Side(UUID deviceId, LocalDate day, long billed, long passed, boolean told) {}

  /** Every day of each hotspot of which a carrier has told anything within the time. */
  static List<Side> of(Tx tx, LocalDate from, LocalDate to) {
    return tx.query(
            """
            with billed as (
              select device_id, day, sum(bytes)::bigint as bytes from carrier_days
              where day >= :from and day < :to group by device_id, day),
            passed as (
              select device_id, day, bytes_up + bytes_down as bytes from device_days
              where device_id in (select device_id from billed) and day >= :from and day < :to)
            select device_id, day, coalesce(b.bytes, 0) as billed, coalesce(p.bytes, 0) as passed,
              b.bytes is not null as told
            from billed b full join passed p using (device_id, day)
            order by device_id, day
            """)
        .bind("from", from)
        .bind("to", to)
        .mapTo(Side.class)
        .list();
  }
}
