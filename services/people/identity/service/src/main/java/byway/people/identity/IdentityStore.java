package byway.people.identity;

import byway.kit.store.Databases;
import byway.kit.store.Guesses;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class IdentityStore extends Store {
  /** By what was tried and not by who exists. */
  static final Guesses GUESSES = new Guesses("subject_hash");

  IdentityStore(Databases databases) {
    super(
        databases,
        "identity",
        "V1__people.sql",
        "V2__proofs.sql",
        "V3__names.sql",
        "V4__phones.sql",
        "V5__network_keys.sql",
        "V6__claims.sql",
        "V7__normal_forms.sql",
        "V8__numbers_and_passwords.sql",
        Tasks.migration(9),
        "V10__signing_in.sql",
        "V11__key_versions.sql",
        "V12__provider.sql");
  }
}
