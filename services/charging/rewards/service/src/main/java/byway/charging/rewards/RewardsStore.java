package byway.charging.rewards;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import jakarta.inject.Singleton;

@Singleton
final class RewardsStore extends Store {
  RewardsStore(Databases databases) {
    super(databases, "rewards", "V1__guests.sql", "V2__proof.sql");
  }
}
