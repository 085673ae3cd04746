package byway.operations.disclosures;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class DisclosuresStore extends Store {
  DisclosuresStore(Databases databases) {
    super(databases, "disclosures", "V1__disclosures.sql", Tasks.migration(2));
  }
}
