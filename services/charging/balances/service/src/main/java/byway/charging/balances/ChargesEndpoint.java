package byway.charging.balances;

import byway.charging.balances.api.ChargedDay;
import byway.charging.balances.api.Charges;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(ChargesEndpoint.class)
class ChargesEndpoint implements Charges {
  private static final int MOST = 1_000;
  private static final Period OLDEST = Period.ofMonths(3);
  private static final UUID FIRST = new UUID(0, 0);

  private final BalancesStore store;
  private final InstantSource clock;

  ChargesEndpoint(BalancesStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Page<ChargedDay> of(@Nullable LocalDate day, int limit, @Nullable String cursor) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (day == null || day.isAfter(today) || day.isBefore(today.minus(OLDEST))) {
      throw Refusal.invalid("range_invalid", "day is missing, to come, or older than 3 months");
    }
    int most = limit <= 0 ? MOST : Math.min(limit, MOST);
    var after = cursor == null ? null : account(cursor);
    return store.read(
        tx -> Page.of(after(tx, day, after, most + 1), most, last -> last.accountId().toString()));
  }

  /** What is settled, and what is still to be. */
  private static List<ChargedDay> after(Tx tx, LocalDate day, @Nullable UUID account, int most) {
    return tx.query(
            """
            select account_id, sum(bytes)::bigint as bytes from (
              select account_id, amount as bytes from postings
              where at >= :from and at < :to and unit = 'B' and to_ledger = 'used'
              union all
              select account_id, unsettled from meters
              where unsettled > 0 and unsettled_day = :day and not closed) charged
            where account_id > :after or :first
            group by account_id order by account_id limit :most
            """)
        .bind("day", day.toEpochDay())
        .bind("from", day.atStartOfDay().toInstant(ZoneOffset.UTC))
        .bind("to", day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
        .bind("after", account == null ? FIRST : account)
        .bind("first", account == null)
        .bind("most", most)
        .mapTo(ChargedDay.class)
        .list();
  }

  private static UUID account(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }
}
