package byway.network.accesspoints.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From where on an accounting session counts for a session. An accounting session is known by its
 * access point, the client's MAC address and its Acct-Session-Id (RFC 2866 section 5.5). An access
 * point may use such a name again, and somebody else may sign in within one: each time a tally
 * follows the one before.
 *
 * @param acctSessionId 0 to 759 characters; what no text can say is written as a backslash and two
 *     hexadecimal digits
 * @param address Framed-IP-Address; empty where it is not known
 * @param number 1 for the first of its name, and one more for each that follows
 * @param baseBytesUp what the accounting session had counted before, which is not this session's
 * @param beganAt when the accounting session began, by its access point's clock where it tells
 * @param boundAt when it was first heard of
 * @param endedAt when its access point has ended it, by its clock where it tells; none while it has
 *     not said so
 * @param endHeardAt when that was heard
 * @param endedSeconds Acct-Session-Time at its end; 0 where it is not told
 * @param isLatest whether none of the same name has followed
 */
public record Tally(
    UUID sessionId,
    UUID deviceId,
    String acctSessionId,
    String userName,
    String mac,
    String address,
    int number,
    long baseBytesUp,
    long baseBytesDown,
    Instant beganAt,
    Instant boundAt,
    @Nullable Instant endedAt,
    @Nullable Instant endHeardAt,
    long endedSeconds,
    boolean isLatest) {
  /** Whether its access point still counts for it, as far as is known. */
  public boolean isOpen() {
    return endedAt == null && isLatest;
  }
}
