package byway.hotspot.agent;

import byway.hotspot.protocol.MacAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as seen from outside the agent.
 *
 * @param sessionId the session
 * @param mac the client; null while only a Ceiling or Close has come
 * @param phase where it stands
 * @param usedBytesUp counted here
 * @param usedBytesDown counted here
 * @param ceilingBytes paid for
 * @param unchargedBytes used, but not yet acknowledged by the platform
 */
public record SessionStatus(
    UUID sessionId,
    @Nullable MacAddress mac,
    Phase phase,
    long usedBytesUp,
    long usedBytesDown,
    long ceilingBytes,
    long unchargedBytes) {

  /** Where a session stands. */
  public enum Phase {
    /** Only a ceiling has come so far. */
    AWAITING_OPEN,
    /** Bytes pass. */
    SERVING,
    /** All that is paid for is used: only the walled garden. */
    PAYMENT_ONLY,
    /** Ended here; the platform has yet to acknowledge the final figures. */
    CLOSING,
    /** Ended and acknowledged. */
    SETTLED
  }

  /** Up and down together. */
  public long usedBytes() {
    return usedBytesUp + usedBytesDown;
  }
}
