package byway.charging.balances.api;

import java.util.UUID;

/**
 * A session's two numbers, which only grow.
 *
 * @param usedBytes charged so far
 * @param ceilingBytes paid for so far; access ends there
 */
public record Meter(
    UUID sessionId,
    UUID accountId,
    UUID deviceId,
    long usedBytesUp,
    long usedBytesDown,
    long ceilingBytes,
    boolean closed) {
  public long usedBytes() {
    return usedBytesUp + usedBytesDown;
  }
}
