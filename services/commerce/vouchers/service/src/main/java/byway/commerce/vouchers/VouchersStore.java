package byway.commerce.vouchers;

import byway.kit.store.Databases;
import byway.kit.store.Guesses;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class VouchersStore extends Store {
  static final Guesses GUESSES = new Guesses("guesser");

  VouchersStore(Databases databases) {
    super(
        databases,
        "vouchers",
        "V1__vouchers.sql",
        Tasks.migration(2),
        "V3__finished_by_tasks.sql",
        "V4__key_versions.sql");
  }
}
