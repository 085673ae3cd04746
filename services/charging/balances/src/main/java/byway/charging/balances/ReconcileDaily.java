package byway.charging.balances;

import byway.contracts.balances.Reconciliation;
import byway.contracts.tenants.Tenants;
import byway.kit.platform.Chore;
import byway.kit.values.Page;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Once a day: hotspots, ledger and postings side by side, and an alarm where they disagree. */
@Singleton
class ReconcileDaily implements Chore {
  private static final Logger LOG = Logger.getLogger(ReconcileDaily.class);

  /** Sessions that began so long ago at most: a session lasts no longer than this. */
  private static final Duration BACK = Duration.ofDays(35);

  private final BalancesStore store;
  private final Tenants tenants;
  private final InstantSource clock;
  private final AtomicLong unexplained = new AtomicLong();

  ReconcileDaily(BalancesStore store, Tenants tenants, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
    metrics.gauge("byway_reconciliation_unexplained_sessions", unexplained);
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    long found = 0;
    @Nullable String cursor = null;
    do {
      var page = tenants.list(Page.MOST, cursor);
      for (var tenant : page.items()) {
        var now = clock.instant();
        var result =
            store.<Reconciliation>across(
                List.of(tenant.id()), tx -> Reconcile.of(tx, now.minus(BACK), now));
        found += result.unexplained().size();
        if (!result.isProven()) {
          LOG.errorf("%s does not reconcile: %s", tenant.slug(), result.unexplained());
        }
      }
      cursor = page.next();
    } while (cursor != null);
    unexplained.set(found);
  }
}
