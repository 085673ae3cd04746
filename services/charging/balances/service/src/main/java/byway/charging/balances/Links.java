package byway.charging.balances;

/**
 * What a hotspot's two links can carry, in millions of bits a second.
 *
 * @param uplinkMbit of all its guests together
 * @param radioMbit of one guest
 */
record Links(int uplinkMbit, int radioMbit) {
  /** A million bits a second, in bytes a millisecond. */
  private static final long BYTES_A_MILLI = 125;

  /** Longer than anybody was away, and short enough that no sum is too large. */
  private static final long LONGEST_MILLIS = 366L * 24 * 3_600_000;

  static final int MOST_MBIT = 1_000_000;

  /** What the whole hotspot may have carried in so long. */
  long carried(long millis) {
    return bytes(uplinkMbit, millis);
  }

  /** What one guest may have had in so long: no more than both links let through. */
  long carriedOfOne(long millis) {
    return bytes(Math.min(uplinkMbit, radioMbit), millis);
  }

  private static long bytes(int mbit, long millis) {
    return Math.clamp(millis, 0, LONGEST_MILLIS) * mbit * BYTES_A_MILLI;
  }

  /** How long so many bytes take at least. */
  long takes(long bytes) {
    return millis(uplinkMbit, bytes);
  }

  long takesOne(long bytes) {
    return millis(Math.min(uplinkMbit, radioMbit), bytes);
  }

  private static long millis(int mbit, long bytes) {
    long rate = Math.max(1, mbit) * BYTES_A_MILLI;
    return bytes / rate + (bytes % rate == 0 ? 0 : 1);
  }
}
