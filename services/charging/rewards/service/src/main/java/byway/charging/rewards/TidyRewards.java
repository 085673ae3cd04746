package byway.charging.rewards;

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

/** Forgets client devices and counts that bound nothing any more; so many for 100 tenants. */
@Singleton
final class TidyRewards implements Worker {
  private static final RecurringTask TIDY =
      RecurringTask.every("tidy-rewards", Duration.ofHours(1));
  private static final int MOST = 5_000;

  private final RewardsStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  TidyRewards(RewardsStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(TIDY, () -> AllTenants.idsByPage(tenants, this::tidy));
  }

  private void tidy(List<UUID> of) {
    var unused =
        store.<Boolean>across(
            of,
            tx -> {
              Bounds.forget(tx, clock.instant(), MOST);
              return true;
            });
  }
}
