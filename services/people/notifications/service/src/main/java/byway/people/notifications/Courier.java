package byway.people.notifications;

import byway.people.notifications.api.Channel;
import byway.people.notifications.api.SendMessage;

/**
 * Takes messages out of the house. A courier may be given the same message twice, after a crash; it
 * knows it by its key.
 */
interface Courier {
  /**
   * Whether messages of this channel leave by this courier; otherwise they are kept, not carried.
   */
  boolean goesBy(Channel channel);

  /** Returns once the message is taken over; any exception means that it is offered again later. */
  void carry(SendMessage message);
}
