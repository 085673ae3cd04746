package byway.operations.audit;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class AuditStore extends Store {
  AuditStore(Databases databases) {
    super(
        databases,
        "audit",
        "V1__acts.sql",
        "V2__sealed_heads.sql",
        Tasks.migration(3),
        "V4__alarms.sql",
        "V5__whole_acts.sql");
  }
}
