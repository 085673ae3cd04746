package byway.apps.opening;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks until something holds, for so long and no longer. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  static void until(String what, BooleanSupplier holds) {
    until(() -> what, holds);
  }

  /**
   * @param what asked once it is too late
   */
  static void until(Supplier<String> what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new WrongFigure("not in " + PATIENCE.toSeconds() + " s: " + what.get());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  static <T> T present(String what, Supplier<Optional<T>> look) {
    var found = new Object[1];
    until(
        what,
        () -> {
          var answer = look.get();
          found[0] = answer.orElse(null);
          return answer.isPresent();
        });
    @SuppressWarnings("unchecked") // it came out of the same supplier
    T answer = (T) found[0];
    return answer;
  }
}
