package byway.people.notifications;

import byway.kit.incoming.Receiver;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class NotificationsStore extends Store {
  NotificationsStore(Databases databases) {
    super(
        databases,
        "notifications",
        "V1__messages.sql",
        "V2__delivery.sql",
        "V3__nothing_left.sql",
        Tasks.migration(4),
        "V5__leaving.sql",
        Receiver.migration(6),
        "V7__templates.sql",
        "V8__bounce_mailboxes.sql");
  }
}
