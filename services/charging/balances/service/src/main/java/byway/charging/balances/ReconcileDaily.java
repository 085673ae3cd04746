package byway.charging.balances;

import byway.charging.balances.api.Reconciliation;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Once a day: hotspots, ledger and postings side by side, and an alarm where they disagree. */
@Singleton
class ReconcileDaily implements Worker {
  private static final RecurringTask RECONCILE =
      RecurringTask.every("reconcile-daily", Duration.ofDays(1))
          .with(Attempts.RECURRING.within(Duration.ofHours(2)));

  private static final Logger LOG = Logger.getLogger(ReconcileDaily.class);

  /** Sessions that began so long ago at most: a session lasts no longer than this. */
  private static final Duration BACK = Duration.ofDays(35);

  private final BalancesStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  ReconcileDaily(BalancesStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store)
        .telling(RECONCILE, "byway_reconciliation_unexplained_sessions", this::run);
  }

  private void run(Figure unexplained) {
    var found = new AtomicLong();
    try {
      AllTenants.each(tenants, tenant -> found.addAndGet(unexplainedOf(tenant)));
    } finally {
      unexplained.tell(found.get());
    }
  }

  private long unexplainedOf(Tenant tenant) {
    var now = clock.instant();
    var result =
        store.<Reconciliation>across(
            List.of(tenant.id()), tx -> Reconcile.of(tx, now.minus(BACK), now));
    if (!result.isProven()) {
      LOG.errorf(
          "%s does not reconcile, %d sessions: %s",
          tenant.slug(), result.problems(), result.unexplained());
    }
    return result.problems();
  }
}
