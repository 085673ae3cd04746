package byway.charging.usage;

import byway.contracts.balances.BytesCharged.Charge;
import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes a batch of charges into the records and all roll-ups in one statement. Sums come first and
 * in the order of their keys, so that two batches neither touch a row twice nor wait in a circle.
 */
final class RecordCharges {
  /** Records further from now than this are kept, but make no partition. */
  private static final Duration USUAL = Duration.ofDays(62);

  private static final String STATEMENT =
      """
      with charges as (
        select :tenant::uuid as tenant_id, c.*
        from unnest(:accounts, :sessions, :devices, :times::timestamptz[], :ups, :downs)
          as c (account_id, session_id, device_id, at, bytes_up, bytes_down)
      ), every as (
        insert into records (tenant_id, account_id, at, session_id, device_id, bytes_up, bytes_down)
        select tenant_id, account_id, at, session_id, device_id, bytes_up, bytes_down from charges
      ), hourly as (
        insert into account_hours as known (tenant_id, account_id, hour, bytes_up, bytes_down)
        select tenant_id, account_id, date_trunc('hour', at, 'UTC'), sum(bytes_up), sum(bytes_down)
        from charges group by 1, 2, 3 order by 1, 2, 3
        on conflict (tenant_id, account_id, hour) do update
        set bytes_up = known.bytes_up + excluded.bytes_up,
            bytes_down = known.bytes_down + excluded.bytes_down
      ), daily as (
        insert into account_days as known (tenant_id, account_id, day, bytes_up, bytes_down)
        select tenant_id, account_id, (at at time zone 'UTC')::date, sum(bytes_up), sum(bytes_down)
        from charges group by 1, 2, 3 order by 1, 2, 3
        on conflict (tenant_id, account_id, day) do update
        set bytes_up = known.bytes_up + excluded.bytes_up,
            bytes_down = known.bytes_down + excluded.bytes_down
      )
      insert into device_days as known (tenant_id, device_id, day, bytes_up, bytes_down)
      select tenant_id, device_id, (at at time zone 'UTC')::date, sum(bytes_up), sum(bytes_down)
      from charges group by 1, 2, 3 order by 1, 2, 3
      on conflict (tenant_id, device_id, day) do update
      set bytes_up = known.bytes_up + excluded.bytes_up,
          bytes_down = known.bytes_down + excluded.bytes_down
      """;

  private RecordCharges() {}

  static void of(Tx tx, UUID tenantId, List<Charge> charges, Instant now) {
    charges.stream()
        .map(Charge::at)
        .filter(at -> Duration.between(at, now).abs().compareTo(USUAL) <= 0)
        .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).withDayOfMonth(1))
        .distinct()
        .forEach(month -> ensureMonth(tx, "records", month));
    tx.update(STATEMENT)
        .bind("tenant", tenantId)
        .bindArray("accounts", UUID.class, column(charges, Charge::accountId))
        .bindArray("sessions", UUID.class, column(charges, Charge::sessionId))
        .bindArray("devices", UUID.class, column(charges, Charge::deviceId))
        .bindArray("times", String.class, column(charges, charge -> charge.at().toString()))
        .bindArray("ups", Long.class, column(charges, Charge::bytesUp))
        .bindArray("downs", Long.class, column(charges, Charge::bytesDown))
        .execute();
  }

  static void ensureMonth(Tx tx, String parent, LocalDate month) {
    tx.query("select 1 from usage.ensure_month(:parent, :month)")
        .bind("parent", parent)
        .bind("month", month)
        .mapTo(Integer.class)
        .one();
  }

  private static <T> List<T> column(List<Charge> charges, Function<Charge, T> column) {
    return charges.stream().map(column).toList();
  }
}
