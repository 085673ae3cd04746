package byway.commerce.payments;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class PaymentsStore extends Store {
  PaymentsStore(Databases databases) {
    super(
        databases,
        "payments",
        "V1__payments.sql",
        "V2__money_that_moved.sql",
        "V3__strangers_and_missed.sql",
        "V4__received_events.sql",
        Tasks.migration(5),
        "V6__settled_by_tasks.sql",
        "V7__whose_event_failed.sql",
        "V8__events_looked_at.sql",
        "V9__own_accounts.sql");
  }
}
