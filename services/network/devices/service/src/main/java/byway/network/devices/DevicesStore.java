package byway.network.devices;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import jakarta.inject.Singleton;

@Singleton
final class DevicesStore extends Store {
  DevicesStore(Databases databases) {
    super(
        databases,
        "devices",
        "V1__devices.sql",
        "V2__location.sql",
        "V3__free_places.sql",
        "V4__identities.sql");
  }
}
