package byway.charging.objections;

import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** What was decided is kept as long as the sessions it is about. */
@Singleton
final class TidyObjections implements Worker {
  private static final RecurringTask TIDY =
      RecurringTask.every("tidy-objections", Duration.ofHours(6));

  private static final Duration KEPT = Duration.ofDays(731);
  private static final int MOST_AT_ONCE = 1_000;

  private final ObjectionsStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  TidyObjections(ObjectionsStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(TIDY, this::run);
  }

  private void run() {
    var before = clock.instant().minus(KEPT);
    AllTenants.idsByPage(
        tenants,
        ids -> {
          int gone;
          do {
            gone = store.<Integer>across(ids, tx -> ObjectionRows.forget(tx, before, MOST_AT_ONCE));
          } while (gone == MOST_AT_ONCE);
        });
  }
}
