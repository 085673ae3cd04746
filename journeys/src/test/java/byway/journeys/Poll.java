package byway.journeys;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks until something holds, for so long and no longer. */
final class Poll {
  /**
   * Far more than anything takes that is waited for, also on a slow machine with other work: what
   * does not come is found late, and what comes late is not taken for missing.
   */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private Poll() {}

  static void until(String what, Duration patience, BooleanSupplier holds) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in " + patience.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    }
  }
}
