package byway.hotspot.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one session has used so far.
 *
 * @param sessionId the session
 * @param usedBytesUp bytes from the client since the session opened; only grows
 * @param usedBytesDown bytes to the client since the session opened; only grows
 * @param closed why the session has ended on the hotspot, so that these figures are final; null
 *     while it goes on
 */
public record ClientUsage(
    UUID sessionId, long usedBytesUp, long usedBytesDown, @Nullable CloseReason closed) {
  public ClientUsage {
    ProtocolLimits.counter("usedBytesUp", usedBytesUp);
    ProtocolLimits.counter("usedBytesDown", usedBytesDown);
  }

  /** Up and down together: what is compared with the ceiling. */
  public long usedBytes() {
    return usedBytesUp + usedBytesDown;
  }
}
