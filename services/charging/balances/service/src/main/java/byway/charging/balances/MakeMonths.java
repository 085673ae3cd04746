package byway.charging.balances;

import byway.kit.context.Context;
import byway.kit.platform.Lifecycle;
import byway.kit.settings.Settings;
import byway.kit.store.StoreFailed;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Makes room for charges month by month, ahead of time: a month's charges lie together so that they
 * can be closed together. Where one is missing charging goes on without.
 */
@Singleton
class MakeMonths implements Worker {
  private static final RecurringTask MAKE = RecurringTask.every("make-months", Duration.ofDays(1));

  private static final Logger LOG = Logger.getLogger(MakeMonths.class);
  private static final int AHEAD = 2;

  private final BalancesStore store;
  private final InstantSource clock;

  MakeMonths(BalancesStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Before the first charge comes: after a long rest even this month may be missing. */
  void atStart(@Observes @Priority(Lifecycle.DOORS - 1) StartupEvent start, Settings settings) {
    if (!settings.roles().runs(MakeMonths.class)) {
      return;
    }
    try {
      Context.platform().run(this::run);
    } catch (StoreFailed e) {
      LOG.warn("months for charges are missing and are made later", e);
    }
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(MAKE, this::run);
  }

  void run() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int ahead = 0; ahead <= AHEAD; ahead++) {
      var month = today.plusMonths(ahead);
      store.change(
          tx ->
              tx.query("select 1 from balances.ensure_month(:month)")
                  .bind("month", month)
                  .mapTo(Integer.class)
                  .one());
    }
  }
}
