package byway.network.accesspoints;

import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Forgets accounting sessions that are long over, and what was given at sign-ins of before. */
@Singleton
final class TidyAccounting implements Worker {
  private static final RecurringTask TIDY =
      RecurringTask.every("tidy-accounting", Duration.ofHours(1));

  private static final int MOST = 10_000;

  /** Longer than any session is open without an interim update. */
  private static final Duration KEPT = Duration.ofDays(90);

  /** Longer than a session may begin with it: an access point asks again after a day. */
  private static final Duration CLASS_KEPT = Duration.ofDays(1);

  private final AccessPointsStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  TidyAccounting(AccessPointsStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(TIDY, this::run);
  }

  /** At most {@value #MOST} of each hundred operators. */
  void run() {
    AllTenants.idsByPage(tenants, this::tidy);
  }

  private void tidy(List<UUID> of) {
    var now = clock.instant();
    var unused =
        store.<Boolean>across(
            of,
            tx -> {
              Tallies.forget(tx, now.minus(KEPT), MOST);
              ClassRows.forget(tx, now.minus(CLASS_KEPT), MOST);
              return true;
            });
  }
}
