package byway.people.notifications.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that left, or waits to.
 *
 * @param delivered whether the server has taken it over, and it has not come back since
 * @param tries how often it was offered to a server
 * @param words what the server last said of it
 */
public record SentMessage(
    UUID id,
    Channel channel,
    String to,
    @Nullable String subject,
    String text,
    Instant at,
    boolean delivered,
    @Nullable MessageState state,
    int tries,
    @Nullable String words) {

  /** What became of it; as far as it is said where a service of before 0.2 tells. */
  public MessageState became() {
    if (state != null) {
      return state;
    }
    return delivered ? MessageState.SENT : MessageState.WAITING;
  }
}
