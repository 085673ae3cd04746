package byway.charging.objections;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class ObjectionsStore extends Store {
  ObjectionsStore(Databases databases) {
    super(databases, "objections", "V1__objections.sql", Tasks.migration(2));
  }
}
