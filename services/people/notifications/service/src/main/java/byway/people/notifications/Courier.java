package byway.people.notifications;

import byway.people.notifications.api.Channel;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.Tried;
import java.util.Optional;

/**
 * Takes messages out of the house, for the operator of the context. A courier may be given the same
 * message twice, after a crash; it knows it by its key.
 */
interface Courier {
  /**
   * How messages of this channel leave by this courier; none where they do not, and are kept. It is
   * asked before a message is added, and what it finds is not asked for again.
   */
  Optional<Way> way(Channel channel);

  /** A way out, with all that it needs. */
  @FunctionalInterface
  interface Way {
    /** Returns what came of it, once that is known; any exception is a defect. */
    Handed carry(SendMessage message);
  }

  /**
   * What came of it.
   *
   * @param outsideId what it is called where it went; none where it has no name there
   */
  record Handed(Tried outcome, Optional<String> outsideId) {
    static Handed of(Tried outcome) {
      return new Handed(outcome, Optional.empty());
    }
  }
}
