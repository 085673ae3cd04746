package byway.fronts.dashboard;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.usage.api.Usage;
import byway.charging.usage.api.UsageRecord;
import byway.kit.values.Page;
import byway.network.access.api.Access;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at a customer's use while it happens. */
@Singleton
class Watch {
  private static final int MOST_PAGES = 6;

  private final Balances balances;
  private final Usage usage;
  private final Access access;
  private final InstantSource clock;

  Watch(Balances balances, Usage usage, Access access, InstantSource clock) {
    this.balances = balances;
    this.usage = usage;
    this.access = access;
    this.clock = clock;
  }

  Now look(UUID customer) {
    return now(customer, balances.balance(customer), hour(customer));
  }

  /**
   * Looks again and again. History is read once; from then on a look costs the balance alone, whose
   * growth is what was used meanwhile.
   */
  Supplier<Now> again(UUID customer) {
    return new Supplier<>() {
      private Balance balance = balances.balance(customer);
      private LastHour hour = hour(customer);

      @Override
      public Now get() {
        var newer = balances.balance(customer);
        hour =
            hour.later(
                clock.instant(), Math.max(0, newer.consumedBytes() - balance.consumedBytes()));
        balance = newer;
        return now(customer, balance, hour);
      }
    };
  }

  private Now now(UUID customer, Balance balance, LastHour hour) {
    return new Now(
        balance,
        Holding.of(balances.lots(customer)).stream().mapToLong(Holding::bytes).sum(),
        hour.chart(),
        hour.thisMinuteBytes(),
        access.openOf(customer).size());
  }

  private LastHour hour(UUID customer) {
    var now = clock.instant();
    return LastHour.of(records(customer, LastHour.beginning(now)), now);
  }

  /** Those since then, newest first; of a customer with very many, the newest 600. */
  private List<UsageRecord> records(UUID customer, Instant since) {
    var records = new ArrayList<UsageRecord>();
    @Nullable String cursor = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      var next = usage.records(customer, Page.MOST, cursor);
      records.addAll(next.items());
      cursor = next.next();
      if (cursor == null || next.items().getLast().at().isBefore(since)) {
        break;
      }
    }
    return records;
  }
}
