package byway.commerce.orders;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class OrdersStore extends Store {
  OrdersStore(Databases databases) {
    super(
        databases,
        "orders",
        "V1__orders.sql",
        "V2__money_that_moved.sql",
        Tasks.migration(3),
        "V4__finished_by_tasks.sql",
        "V5__asked_about_payments.sql");
  }
}
