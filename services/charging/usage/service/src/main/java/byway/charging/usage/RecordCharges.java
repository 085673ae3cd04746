package byway.charging.usage;

import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.usage.Sums.Sum;
import byway.kit.store.Tx;
import byway.kit.store.UuidArray;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Update;
import org.postgresql.PGConnection;

/** Writes charges of any operators into the records and all roll-ups in one statement. */
final class RecordCharges {
  /** Records further from now than this are kept, but make no partition. */
  private static final Duration USUAL = Duration.ofDays(62);

  /** Neighbours in the index are written one after the other. */
  private static final Comparator<TenantCharge> BY_ACCOUNT =
      Comparator.comparing(one -> one.charge().accountId());

  private static final String STATEMENT =
      """
      with every as (
        insert into records (tenant_id, account_id, at, session_id, device_id, bytes_up, bytes_down)
        select unnest(:tenants::uuid[]), unnest(:accounts::uuid[]),
          timestamptz 'epoch' + unnest(:micros::bigint[]) * interval '1 microsecond',
          unnest(:sessions::uuid[]), unnest(:devices::uuid[]),
          unnest(:ups::bigint[]), unnest(:downs::bigint[])
      ), hourly as (
        insert into account_hours as known (tenant_id, account_id, hour, bytes_up, bytes_down)
        select unnest(:hourTenants::uuid[]), unnest(:hourOwners::uuid[]),
          timestamptz 'epoch' + unnest(:hourPeriods::bigint[]) * interval '1 hour',
          unnest(:hourUps::bigint[]), unnest(:hourDowns::bigint[])
        on conflict (tenant_id, account_id, hour) do update
        set bytes_up = known.bytes_up + excluded.bytes_up,
            bytes_down = known.bytes_down + excluded.bytes_down
      ), daily as (
        insert into account_days as known (tenant_id, account_id, day, bytes_up, bytes_down)
        select unnest(:dayTenants::uuid[]), unnest(:dayOwners::uuid[]),
          date 'epoch' + unnest(:dayPeriods::bigint[])::integer,
          unnest(:dayUps::bigint[]), unnest(:dayDowns::bigint[])
        on conflict (tenant_id, account_id, day) do update
        set bytes_up = known.bytes_up + excluded.bytes_up,
            bytes_down = known.bytes_down + excluded.bytes_down
      )
      insert into device_days as known (tenant_id, device_id, day, bytes_up, bytes_down)
      select unnest(:deviceTenants::uuid[]), unnest(:deviceOwners::uuid[]),
        date 'epoch' + unnest(:devicePeriods::bigint[])::integer,
        unnest(:deviceUps::bigint[]), unnest(:deviceDowns::bigint[])
      on conflict (tenant_id, device_id, day) do update
      set bytes_up = known.bytes_up + excluded.bytes_up,
          bytes_down = known.bytes_down + excluded.bytes_down
      """;

  private RecordCharges() {}

  static void of(Tx tx, List<TenantCharge> charges, Instant now) {
    charges.stream()
        .map(one -> one.charge().at())
        .filter(at -> Duration.between(at, now).abs().compareTo(USUAL) <= 0)
        .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).withDayOfMonth(1))
        .distinct()
        .forEach(month -> ensureMonth(tx, "records", month));
    var sorted = charges.stream().sorted(BY_ACCOUNT).toList();
    var update =
        tx.update(STATEMENT)
            .bind("tenants", uuids(sorted, TenantCharge::tenantId))
            .bind("accounts", uuids(sorted, one -> one.charge().accountId()))
            .bind("sessions", uuids(sorted, one -> one.charge().sessionId()))
            .bind("devices", uuids(sorted, one -> one.charge().deviceId()))
            .bind("micros", longs(sorted, one -> micros(one.charge().at())))
            .bind("ups", longs(sorted, one -> one.charge().bytesUp()))
            .bind("downs", longs(sorted, one -> one.charge().bytesDown()));
    bind(update, "hour", Sums.of(charges, Charge::accountId, Sums::hour));
    bind(update, "day", Sums.of(charges, Charge::accountId, Sums::day));
    bind(update, "device", Sums.of(charges, Charge::deviceId, Sums::day));
    update.execute();
  }

  private static void bind(Update update, String of, List<Sum> sums) {
    update
        .bind(of + "Tenants", uuids(sums, Sum::tenantId))
        .bind(of + "Owners", uuids(sums, Sum::ownerId))
        .bind(of + "Periods", longs(sums, Sum::period))
        .bind(of + "Ups", longs(sums, Sum::bytesUp))
        .bind(of + "Downs", longs(sums, Sum::bytesDown));
  }

  static void ensureMonth(Tx tx, String parent, LocalDate month) {
    tx.query("select 1 from usage.ensure_month(:parent, :month)")
        .bind("parent", parent)
        .bind("month", month)
        .mapTo(Integer.class)
        .one();
  }

  private static long micros(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
  }

  private static <T> Argument uuids(Collection<T> rows, Function<T, UUID> column) {
    return (position, statement, context) ->
        statement.setObject(position, UuidArray.of(rows, column));
  }

  private static <T> Argument longs(Collection<T> rows, ToLongFunction<T> column) {
    return (position, statement, context) ->
        statement.setArray(
            position,
            statement
                .getConnection()
                .unwrap(PGConnection.class)
                .createArrayOf("bigint", rows.stream().mapToLong(column).toArray()));
  }
}
