package byway.people.notifications;

import byway.contracts.notifications.SendMessage;
import jakarta.inject.Singleton;

/** Leaves messages where they are: the outbox itself is where they are read. */
@Singleton
final class KeptOnly implements Courier {
  @Override
  public void carry(SendMessage message) {
    // kept already, before any courier was called
  }
}
