package byway.people.notifications;

import byway.people.notifications.api.Channel;
import byway.people.notifications.api.SendMessage;
import jakarta.inject.Singleton;

/** Leaves messages where they are: the outbox itself is where they are read. */
@Singleton
final class KeptOnly implements Courier {
  @Override
  public boolean goesBy(Channel channel) {
    return false;
  }

  @Override
  public void carry(SendMessage message) {
    throw new IllegalStateException("nothing leaves by this courier");
  }
}
