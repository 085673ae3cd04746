package byway.people.terms;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import jakarta.inject.Singleton;

@Singleton
final class TermsStore extends Store {
  TermsStore(Databases databases) {
    super(databases, "terms", "V1__terms.sql");
  }
}
