package byway.charging.usage;

import byway.kit.context.Context;
import byway.kit.tasks.Attempts;
import byway.kit.tasks.Duties;
import byway.kit.tasks.Figure;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Once a day: ledger, history and carriers' bills side by side, and an alarm where they disagree.
 * Carriers tell late, so a week is looked at; days that are not over are left to the next time.
 */
@Singleton
class ReconcileUsage implements Worker {
  private static final RecurringTask RECONCILE =
      RecurringTask.every("reconcile-usage", Duration.ofDays(1))
          .with(Attempts.RECURRING.within(Duration.ofHours(2)));

  private static final Logger LOG = Logger.getLogger(ReconcileUsage.class);
  private static final int DAYS = 7;

  private final UsageStore store;
  private final CarrierBillsEndpoint bills;
  private final Tenants tenants;
  private final InstantSource clock;

  ReconcileUsage(
      UsageStore store, CarrierBillsEndpoint bills, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.bills = bills;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).telling(RECONCILE, "byway_reconciliation_unexplained_days", this::run);
  }

  private void run(Figure unexplained) {
    var from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
    var found = new AtomicLong();
    try {
      AllTenants.each(tenants, tenant -> found.addAndGet(problemsOf(tenant, from)));
    } finally {
      unexplained.tell(found.get());
    }
  }

  private int problemsOf(Tenant tenant, LocalDate from) {
    var result = Context.platform(tenant.id()).call(() -> bills.reconcile(from, DAYS));
    if (!result.isProven()) {
      LOG.errorf("%s: usage does not reconcile: %s", tenant.slug(), result.unexplained());
    }
    return result.problems();
  }
}
