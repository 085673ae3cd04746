package byway.charging.balances.api;

import java.util.UUID;

/**
 * A prepaid balance in bytes. What was granted and consumed only grows, and what was withdrawn is
 * less again only where a dispute was won or a refund failed; {@code availableBytes} = granted -
 * withdrawn - consumed - reserved is never negative.
 *
 * @param reservedBytes paid for and promised to open sessions, not used yet
 */
public record Balance(
    UUID accountId,
    long grantedBytes,
    long withdrawnBytes,
    long consumedBytes,
    long reservedBytes) {
  public long availableBytes() {
    return grantedBytes - withdrawnBytes - consumedBytes - reservedBytes;
  }

  /** What the customer still has: available and reserved. */
  public long leftBytes() {
    return grantedBytes - withdrawnBytes - consumedBytes;
  }
}
