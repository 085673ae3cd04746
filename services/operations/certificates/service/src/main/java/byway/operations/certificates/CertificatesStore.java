package byway.operations.certificates;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class CertificatesStore extends Store {
  CertificatesStore(Databases databases) {
    super(databases, "certificates", "V1__certificates.sql", Tasks.migration(2));
  }
}
