package byway.kit.bus;

import java.time.Duration;

/**
 * How often a subscriber that fails gets its message again before it is a dead letter.
 *
 * @param attempts in all
 * @param first wait before the second attempt
 * @param multiplier of the wait from each attempt to the next, which is a minute at the most
 */
public record Retry(int attempts, Duration first, double multiplier) {
  /** Eight times within about two minutes. */
  public static final Retry USUAL = new Retry(8, Duration.ofMillis(200), 3);
}
