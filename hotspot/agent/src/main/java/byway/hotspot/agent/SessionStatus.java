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
 * @param reachBytes used bytes at which the whole balance would be gone, as the platform last told;
 *     the ceiling where it has told nothing
 * @param unchargedBytes used, but not yet acknowledged by the platform
 */
public record SessionStatus(
    UUID sessionId,
    @Nullable MacAddress mac,
    Phase phase,
    long usedBytesUp,
    long usedBytesDown,
    long ceilingBytes,
    long reachBytes,
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

  /** What may still be served without another word of the platform. */
  public long servableBytes() {
    return Math.max(0, ceilingBytes - usedBytes());
  }

  /** What is left of the balance, as far as the hotspot knows. */
  public long leftBytes() {
    return Math.max(0, reachBytes - usedBytes());
  }

  /** Up and down together. */
  public long usedBytes() {
    return usedBytesUp + usedBytesDown;
  }
}
