package byway.operations.flags;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class FlagsStore extends Store {
  FlagsStore(Databases databases) {
    super(databases, "flags", "V1__flags.sql", Tasks.migration(2));
  }
}
