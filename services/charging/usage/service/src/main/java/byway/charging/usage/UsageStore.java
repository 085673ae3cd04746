package byway.charging.usage;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class UsageStore extends Store {
  UsageStore(Databases databases) {
    super(
        databases,
        "usage",
        "V1__records.sql",
        "V2__retention.sql",
        "V3__sheaves.sql",
        "V4__days_in_their_index.sql",
        "V5__carriers.sql",
        Tasks.migration(6),
        "V7__packed_records.sql");
  }
}
