package byway.apps.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what must come about, for so long and no longer. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Await() {}

  static void until(String what, BooleanSupplier holds) {
    var unused = present(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  static <T> T present(String what, Supplier<Optional<T>> source) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var found = source.get();
      if (found.isPresent()) {
        return found.get();
      }
      pause(Duration.ofMillis(20));
    }
    throw new WrongFigure("waited " + PATIENCE.toSeconds() + " s in vain until " + what);
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
