package byway.charging.rewards;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class RewardsStore extends Store {
  RewardsStore(Databases databases) {
    super(
        databases,
        "rewards",
        "V1__guests.sql",
        "V2__proof.sql",
        Tasks.migration(3),
        "V4__finished_by_tasks.sql");
  }
}
