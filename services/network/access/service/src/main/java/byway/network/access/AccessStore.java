package byway.network.access;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class AccessStore extends Store {
  AccessStore(Databases databases) {
    super(
        databases,
        "access",
        "V1__sessions.sql",
        "V2__old_sessions.sql",
        "V3__left_sessions.sql",
        "V4__visits_met.sql",
        "V5__visits_used.sql",
        "V6__reclaimed.sql",
        Tasks.migration(7),
        "V8__suspended.sql");
  }
}
