package byway.charging.usage;

import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.kit.values.Page;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records for two years and sums by hour for a little over one; sums by day stay, one row for
 * a day with use.
 */
@Singleton
class ForgetRecords implements Worker {
  private static final RecurringTask FORGET =
      RecurringTask.every("forget-records", Duration.ofHours(1));

  static final Period RECORDS_KEPT = Period.ofMonths(24);
  static final Period HOURS_KEPT = Period.ofMonths(13);
  private static final int MOST = 50_000;

  private final UsageStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  ForgetRecords(UsageStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(FORGET, this::run);
  }

  /** Months whole, for all operators at once; what has an odd time and hours, so many a time. */
  void run() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var unused =
        store.<Integer>across(
            List.of(),
            tx ->
                tx.query("select usage.drop_months_before(:first)")
                    .bind("first", today.minus(RECORDS_KEPT))
                    .mapTo(Integer.class)
                    .one());
    @Nullable String cursor = null;
    do {
      var page = tenants.list(Page.MOST, cursor);
      var ids = new ArrayList<UUID>();
      page.items().forEach(tenant -> ids.add(tenant.id()));
      forget(ids, "account_hours", "hour", today.minus(HOURS_KEPT));
      forget(ids, "carrier_days", "day", today.minus(RECORDS_KEPT));
      forget(ids, "records_of_odd_times", "at", today.minus(RECORDS_KEPT));
      cursor = page.next();
    } while (cursor != null);
  }

  private void forget(List<UUID> of, String table, String time, LocalDate firstKept) {
    var unused =
        store.<Integer>across(
            of,
            tx ->
                tx.update(
                        """
                        delete from %1$s where ctid = any (array(
                          select ctid from %1$s where %2$s < :first limit :most))
                        """
                            .formatted(table, time))
                    .bind("first", firstKept)
                    .bind("most", MOST)
                    .execute());
  }
}
