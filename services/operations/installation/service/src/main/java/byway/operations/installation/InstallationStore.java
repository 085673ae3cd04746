package byway.operations.installation;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import jakarta.inject.Singleton;

@Singleton
final class InstallationStore extends Store {
  InstallationStore(Databases databases) {
    super(databases, "installation", "V1__set_up.sql");
  }
}
