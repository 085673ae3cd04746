package byway.fronts.radius;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How many secrets packets from one address are held against, so that an address that many have
 * named is no way to keep this process busy. Who has proven itself from there is tried first, and
 * outside of this.
 */
final class TryingRate {
  private static final int TRIES_A_SECOND_EACH = 20_000;
  private static final int MOST_SOURCES = 50_000;

  private final InstantSource clock;
  private final Map<String, Integer> tries = new HashMap<>();
  private long second;

  TryingRate(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether so many more may be tried now. */
  synchronized boolean may(String address, int secrets) {
    long now = clock.instant().getEpochSecond();
    if (now != second || tries.size() >= MOST_SOURCES) {
      second = now;
      tries.clear();
    }
    int soFar = tries.getOrDefault(address, 0);
    if (soFar > 0 && soFar + secrets > TRIES_A_SECOND_EACH) {
      return false;
    }
    tries.put(address, soFar + secrets);
    return true;
  }
}
