package byway.hotspot.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double up to a longest one, each spread by half around its middle so that a thousand
 * hotspots do not come back in the same second.
 *
 * @param first the middle of the first pause
 * @param longest the middle of the longest
 */
record Backoff(Duration first, Duration longest) {
  Duration pause(int attempt, RandomGenerator random) {
    long middle = Math.min(first.toMillis() << Math.clamp(attempt, 0, 16), longest.toMillis());
    return Duration.ofMillis(middle / 2 + random.nextLong(middle + 1));
  }
}
