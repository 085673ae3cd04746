package byway.hotspot.gateway;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks until something holds, for so long and no longer. */
final class Wait {
  /** A connection that the firewall held asks again after twice as long each time. */
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private static final long PAUSE_NANOS = 20_000_000;

  private Wait() {}

  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in time: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
