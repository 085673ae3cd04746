package byway.people.abuse;

import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Deletes complaints two years after they were closed, and where they were written from at once.
 */
@Singleton
final class ForgetReports implements Worker {
  private static final RecurringTask FORGET =
      RecurringTask.every("forget-abuse-reports", Duration.ofHours(1));
  private static final int MOST_DELETED = 1_000;

  private final AbuseStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  ForgetReports(AbuseStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(FORGET, this::run);
  }

  void run() {
    var now = clock.instant();
    AllTenants.idsByPage(
        tenants,
        of ->
            store.across(
                of,
                tx -> {
                  Reports.forget(tx, now, MOST_DELETED);
                  return "";
                }));
  }
}
