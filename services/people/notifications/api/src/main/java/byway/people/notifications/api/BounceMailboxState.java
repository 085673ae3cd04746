package byway.people.notifications.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox in which mail comes back.
 *
 * @param server none where none is read
 * @param readAt when it was last read; none before
 * @param fault why it could not be read the last time; none where it could
 */
public record BounceMailboxState(
    @Nullable MailServer server, @Nullable Instant readAt, @Nullable String fault) {
  public static final BounceMailboxState NONE = new BounceMailboxState(null, null, null);
}
