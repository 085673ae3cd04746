package byway.operations.tenants;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import jakarta.inject.Singleton;

@Singleton
final class TenantsStore extends Store {
  TenantsStore(Databases databases) {
    super(
        databases,
        "tenants",
        "V1__tenants.sql",
        "V2__look.sql",
        "V3__welcome.sql",
        "V4__country.sql",
        "V5__standing.sql");
  }
}
