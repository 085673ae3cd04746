package byway.kit.tasks;

import java.time.Duration;

/**
 * How often and for how long a task is tried.
 *
 * @param most attempts in all; after the last one it is stuck
 * @param first delay, before the second attempt
 * @param multiplier of the delay from each attempt to the next
 * @param longest delay
 * @param timeLimit of one attempt, after which it is interrupted and has failed
 */
public record Attempts(
    int most, Duration first, double multiplier, Duration longest, Duration timeLimit) {
  /** Fifteen times within about eight hours, a minute each. */
  public static final Attempts USUAL =
      new Attempts(15, Duration.ofSeconds(2), 3, Duration.ofHours(1), Duration.ofMinutes(1));

  /** For what comes again anyway: three times at each turn, ten minutes each. */
  public static final Attempts RECURRING =
      new Attempts(3, Duration.ofSeconds(5), 6, Duration.ofMinutes(5), Duration.ofMinutes(10));

  public Attempts {
    if (most < 1
        || first.isNegative()
        || multiplier < 1
        || longest.compareTo(first) < 0
        || !timeLimit.isPositive()) {
      throw new IllegalArgumentException("no such attempts: " + most + " from " + first);
    }
  }

  public Attempts within(Duration newTimeLimit) {
    return new Attempts(most, first, multiplier, longest, newTimeLimit);
  }

  /** Before the next attempt when so many have failed. */
  Duration delayAfter(int failures) {
    double millis = first.toMillis() * Math.pow(multiplier, Math.max(0, failures - 1));
    return millis >= longest.toMillis() ? longest : Duration.ofMillis((long) millis);
  }
}
