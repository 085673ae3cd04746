package byway.people.abuse;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class AbuseStore extends Store {
  AbuseStore(Databases databases) {
    super(databases, "abuse", "V1__abuse.sql", Tasks.migration(2));
  }
}
