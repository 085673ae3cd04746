package byway.charging.balances.api;

/**
 * What a session opened now may use.
 *
 * @param ceilingBytes 0 where nothing is available
 * @param leftBytes what the customer still has: available, and reserved for other sessions
 */
public record Offer(long ceilingBytes, long leftBytes) {
  /** Least that is promised ahead where that much is left: less is next to nothing. */
  public static final long LEAST_AHEAD_BYTES = 1_000_000;
}
