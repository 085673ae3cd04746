package byway.charging.usage;

import byway.kit.tasks.Attempts;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Binds the records of days that are over for a day, which a fifth of the bytes is enough for. What
 * comes later still is bound the next time.
 */
@Singleton
class BindRecords implements Worker {
  private static final RecurringTask BIND =
      RecurringTask.every("bind-records", Duration.ofHours(6))
          .with(Attempts.RECURRING.within(Duration.ofHours(2)));

  /** Loose records of months that ended longer ago are those of odd times. */
  private static final int MONTHS_LOOSE = 3;

  private static final int MOST = 20_000;

  private final UsageStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  BindRecords(UsageStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(BIND, this::run);
  }

  void run() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var from = start(today.withDayOfMonth(1).minus(ForgetRecords.RECORDS_KEPT));
    var to = start(today.minusDays(1));
    try {
      AllTenants.each(tenants, tenant -> bind(tenant.id(), from, to));
    } finally {
      dropMonths(today);
    }
  }

  private void dropMonths(LocalDate today) {
    var unused =
        store.<Integer>across(
            List.of(),
            tx ->
                tx.query("select usage.drop_bound_months(:first)")
                    .bind("first", today.minusMonths(MONTHS_LOOSE))
                    .mapTo(Integer.class)
                    .one());
  }

  private void bind(UUID tenantId, Instant from, Instant to) {
    var first = new UUID(0, 0);
    while (true) {
      var at = first;
      var bound =
          store.across(
              List.of(tenantId), tx -> PackedRecordRows.bind(tx, tenantId, at, from, to, MOST));
      if (bound.size() < MOST) {
        return;
      }
      first = bound.getLast().accountId();
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
