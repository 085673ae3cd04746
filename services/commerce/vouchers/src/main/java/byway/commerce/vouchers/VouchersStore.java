package byway.commerce.vouchers;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import jakarta.inject.Singleton;

@Singleton
final class VouchersStore extends Store {
  VouchersStore(Databases databases) {
    super(databases, "vouchers", "V1__vouchers.sql");
  }
}
