package byway.network.accesspoints;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class AccessPointsStore extends Store {
  AccessPointsStore(Databases databases) {
    super(
        databases,
        "accesspoints",
        "V1__accesspoints.sql",
        "V2__radsec.sql",
        "V3__tallies.sql",
        "V4__proxies.sql",
        "V5__passwords.sql",
        "V6__given_classes.sql",
        "V7__narrow_ranges.sql",
        Tasks.migration(8),
        "V9__key_versions.sql");
  }
}
