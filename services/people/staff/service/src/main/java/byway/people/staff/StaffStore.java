package byway.people.staff;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class StaffStore extends Store {
  StaffStore(Databases databases) {
    super(
        databases,
        "staff",
        "V1__staff.sql",
        Tasks.migration(2),
        "V3__vouchers_by_two.sql",
        "V4__flags.sql");
  }
}
