package byway.charging.usage;

import byway.contracts.tenants.Tenants;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.values.Page;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
    long found = 0;
    @Nullable String cursor = null;
    do {
      var page = tenants.list(Page.MOST, cursor);
      for (var tenant : page.items()) {
        var result = Context.platform(tenant.id()).call(() -> bills.reconcile(from, DAYS));
        found += result.problems();
        if (!result.isProven()) {
          LOG.errorf("%s: usage does not reconcile: %s", tenant.slug(), result.unexplained());
        }
      }
      cursor = page.next();
    } while (cursor != null);
    unexplained.set(found);
  }
}
