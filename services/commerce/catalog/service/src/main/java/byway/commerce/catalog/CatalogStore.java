package byway.commerce.catalog;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import jakarta.inject.Singleton;

@Singleton
final class CatalogStore extends Store {
  CatalogStore(Databases databases) {
    super(databases, "catalog", "V1__packs.sql");
  }
}
