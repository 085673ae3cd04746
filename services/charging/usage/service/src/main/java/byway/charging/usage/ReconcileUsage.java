package byway.charging.usage;

import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
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
class ReconcileUsage implements Chore {
  private static final Logger LOG = Logger.getLogger(ReconcileUsage.class);
  private static final int DAYS = 7;

  private final CarrierBillsEndpoint bills;
  private final Tenants tenants;
  private final InstantSource clock;
  private final AtomicLong unexplained = new AtomicLong();

  ReconcileUsage(
      CarrierBillsEndpoint bills, Tenants tenants, InstantSource clock, MeterRegistry metrics) {
    this.bills = bills;
    this.tenants = tenants;
    this.clock = clock;
    metrics.gauge("byway_reconciliation_unexplained_days", unexplained);
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    var from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
    var found = new AtomicLong();
    try {
      AllTenants.each(tenants, tenant -> found.addAndGet(problemsOf(tenant, from)));
    } finally {
      unexplained.set(found.get());
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
