package byway.charging.usage;

import byway.charging.balances.api.AskBeyondCeilings;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Charges;
import byway.charging.usage.api.CarrierBills;
import byway.charging.usage.api.CarrierFeed;
import byway.charging.usage.api.TakenFeed;
import byway.charging.usage.api.UsageReconciliation;
import byway.charging.usage.api.UsageReconciliation.Cause;
import byway.charging.usage.api.UsageReconciliation.Difference;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(CarrierBillsEndpoint.class)
class CarrierBillsEndpoint implements CarrierBills {
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_DAYS = 35;
  private static final int MOST_TOLD = 200;
  private static final long MOST_BYTES = 1L << 50;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final UsageStore store;
  private final Charges charges;
  private final Balances balances;
  private final InstantSource clock;

  CarrierBillsEndpoint(UsageStore store, Charges charges, Balances balances, InstantSource clock) {
    this.store = store;
    this.charges = charges;
    this.balances = balances;
    this.clock = clock;
  }

  @Override
  public TakenFeed take(CarrierFeed feed) {
    if (!feed.carrier().matches("[a-z0-9-]{1,40}")) {
      throw Refusal.invalid("carrier_invalid", "a carrier's name is 1 to 40 of a-z, 0-9 and -");
    }
    if (feed.rows().isEmpty() || feed.rows().size() > MOST_ROWS) {
      throw Refusal.invalid("too_many", "1 to " + MOST_ROWS + " rows at a time");
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < feed.rows().size(); i++) {
      var row = feed.rows().get(i);
      boolean whole =
          row.bytes() >= 0
              && row.bytes() <= MOST_BYTES
              && isOfOurTime(row.day())
              && seen.add(row.deviceId() + " " + row.day());
      if (!whole) {
        throw Refusal.invalid(
            "row_invalid", "row %d is told twice, or its day or bytes cannot be".formatted(i + 1));
      }
    }
    var tenant = Context.tenantId();
    int changed = store.write(tx -> CarrierDays.keep(tx, tenant, feed, clock.instant()));
    return new TakenFeed(feed.rows().size(), changed);
  }

  @Override
  public UsageReconciliation reconciliation(@Nullable LocalDate from, int days) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (from == null || !isOfOurTime(from) || from.isAfter(today)) {
      throw Refusal.invalid("range_invalid", "from is missing, or not a day that has begun");
    }
    return reconcile(from, Math.clamp(days, 1, MOST_DAYS));
  }

  UsageReconciliation reconcile(LocalDate from, int days) {
    var now = clock.instant();
    var history = new CompareHistory(store, charges, now);
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    from.datesUntil(from.plusDays(days)).filter(day -> !day.isAfter(today)).forEach(history::day);
    var sides = store.read(tx -> CarrierDays.of(tx, from, from.plusDays(days)));
    var bills = new CompareBills(sides, beyondCeilings(sides, from));
    var explained = both(history.explained(), bills.explained());
    var unexplained = both(history.unexplained(), bills.unexplained());
    return new UsageReconciliation(
        now,
        from,
        days,
        history.charged(),
        history.known(),
        sides.stream().mapToLong(CarrierDays.Side::billed).sum(),
        sides.stream().mapToLong(CarrierDays.Side::passed).sum(),
        days - bills.told().size(),
        unexplained.size(),
        largest(explained),
        largest(unexplained),
        both(causes(true, explained), causes(false, unexplained)));
  }

  /** What sessions since then let through beyond what was paid for, hotspot by hotspot. */
  private Map<UUID, Long> beyondCeilings(List<CarrierDays.Side> sides, LocalDate from) {
    var since = from.atStartOfDay().toInstant(ZoneOffset.UTC);
    var devices = sides.stream().map(CarrierDays.Side::deviceId).distinct().toList();
    var beyond = new HashMap<UUID, Long>();
    for (int at = 0; at < devices.size(); at += AskBeyondCeilings.MOST) {
      var some = devices.subList(at, Math.min(at + AskBeyondCeilings.MOST, devices.size()));
      balances
          .beyondCeilings(new AskBeyondCeilings(List.copyOf(some), since))
          .forEach(one -> beyond.put(one.deviceId(), one.bytes()));
    }
    return beyond;
  }

  private static boolean isOfOurTime(LocalDate day) {
    return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static List<Difference> largest(List<Difference> all) {
    return all.stream()
        .sorted(Comparator.comparingLong(CarrierBillsEndpoint::size).reversed())
        .limit(MOST_TOLD)
        .toList();
  }

  private static long size(Difference one) {
    return Math.abs(one.foundBytes() - one.knownBytes());
  }

  private static List<Cause> causes(boolean explained, List<Difference> all) {
    var byReason = new TreeMap<String, List<Difference>>();
    all.forEach(
        one -> byReason.computeIfAbsent(one.reason(), reason -> new ArrayList<>()).add(one));
    return byReason.entrySet().stream()
        .map(
            of ->
                new Cause(
                    of.getKey(),
                    explained,
                    of.getValue().size(),
                    of.getValue().stream().mapToLong(Difference::knownBytes).sum(),
                    of.getValue().stream().mapToLong(Difference::foundBytes).sum()))
        .toList();
  }
}
