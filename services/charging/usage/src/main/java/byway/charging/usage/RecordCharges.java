package byway.charging.usage;

import byway.contracts.balances.BytesCharged.Charge;
import byway.kit.store.Tx;
import byway.kit.store.UuidArray;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.argument.Argument;
import org.postgresql.PGConnection;

/**
 * Writes charges of any operators into the records and all roll-ups in one statement. Sums come
 * first and in the order of their keys, so that two batches neither touch a row twice nor wait in a
 * circle.
 */
final class RecordCharges {
  /** Records further from now than this are kept, but make no partition. */
  private static final Duration USUAL = Duration.ofDays(62);

  private static final String STATEMENT =
      """
      with charges as (
        select tenant_id, account_id, session_id, device_id, bytes_up, bytes_down,
          timestamptz 'epoch' + micros * interval '1 microsecond' as at
        from unnest(:tenants::uuid[], :accounts::uuid[], :sessions::uuid[], :devices::uuid[],
                    :micros::bigint[], :ups::bigint[], :downs::bigint[])
          as c (tenant_id, account_id, session_id, device_id, micros, bytes_up, bytes_down)
      ), every as (
        insert into records (tenant_id, account_id, at, session_id, device_id, bytes_up, bytes_down)
        select tenant_id, account_id, at, session_id, device_id, bytes_up, bytes_down from charges
      ), hourly as (
        insert into account_hours as known (tenant_id, account_id, hour, bytes_up, bytes_down)
        select tenant_id, account_id, date_trunc('hour', at, 'UTC'), sum(bytes_up), sum(bytes_down)
        from charges group by 2, 1, 3 order by 2, 1, 3
        on conflict (tenant_id, account_id, hour) do update
        set bytes_up = known.bytes_up + excluded.bytes_up,
            bytes_down = known.bytes_down + excluded.bytes_down
      ), daily as (
        insert into account_days as known (tenant_id, account_id, day, bytes_up, bytes_down)
        select tenant_id, account_id, (at at time zone 'UTC')::date, sum(bytes_up), sum(bytes_down)
        from charges group by 2, 1, 3 order by 2, 1, 3
        on conflict (tenant_id, account_id, day) do update
        set bytes_up = known.bytes_up + excluded.bytes_up,
            bytes_down = known.bytes_down + excluded.bytes_down
      )
      insert into device_days as known (tenant_id, device_id, day, bytes_up, bytes_down)
      select tenant_id, device_id, (at at time zone 'UTC')::date, sum(bytes_up), sum(bytes_down)
      from charges group by 2, 1, 3 order by 2, 1, 3
      on conflict (tenant_id, device_id, day) do update
      set bytes_up = known.bytes_up + excluded.bytes_up,
          bytes_down = known.bytes_down + excluded.bytes_down
      """;

  private RecordCharges() {}

  /** A charge of an operator's customer. */
  record OfTenant(UUID tenantId, Charge charge) {}

  static void of(Tx tx, List<OfTenant> charges, Instant now) {
    charges.stream()
        .map(one -> one.charge.at())
        .filter(at -> Duration.between(at, now).abs().compareTo(USUAL) <= 0)
        .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).withDayOfMonth(1))
        .distinct()
        .forEach(month -> ensureMonth(tx, "records", month));
    tx.update(STATEMENT)
        .bind("tenants", uuids(charges, OfTenant::tenantId))
        .bind("accounts", uuids(charges, one -> one.charge.accountId()))
        .bind("sessions", uuids(charges, one -> one.charge.sessionId()))
        .bind("devices", uuids(charges, one -> one.charge.deviceId()))
        .bind(
            "micros",
            longs(charges, one -> ChronoUnit.MICROS.between(Instant.EPOCH, one.charge.at())))
        .bind("ups", longs(charges, one -> one.charge.bytesUp()))
        .bind("downs", longs(charges, one -> one.charge.bytesDown()))
        .execute();
  }

  static void ensureMonth(Tx tx, String parent, LocalDate month) {
    tx.query("select 1 from usage.ensure_month(:parent, :month)")
        .bind("parent", parent)
        .bind("month", month)
        .mapTo(Integer.class)
        .one();
  }

  private static Argument uuids(List<OfTenant> charges, Function<OfTenant, UUID> column) {
    return (position, statement, context) ->
        statement.setObject(position, UuidArray.of(charges, column));
  }

  private static Argument longs(List<OfTenant> charges, ToLongFunction<OfTenant> column) {
    return (position, statement, context) ->
        statement.setArray(
            position,
            statement
                .getConnection()
                .unwrap(PGConnection.class)
                .createArrayOf("bigint", charges.stream().mapToLong(column).toArray()));
  }
}
