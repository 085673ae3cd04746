package byway.kit.tasks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts work that takes too long. What heeds no interrupt goes on, and keeps its place: it is
 * never begun a second time beside itself.
 */
final class TimeLimit {
  private final Thread worker = Thread.currentThread();
  private boolean isOver;
  private boolean hasInterrupted;

  private TimeLimit() {}

  /** An attempt took longer than it may. */
  static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Passed(Duration limit, Throwable cause) {
      super("it took longer than " + limit.toSeconds() + " s", cause);
    }
  }

  /** Runs the work here; throws {@link Passed} where that ended it. */
  static void within(Duration limit, Runnable work) {
    var guard = new TimeLimit();
    var timer =
        new CompletableFuture<@Nullable Void>()
            .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    var unused = timer.thenRun(guard::interrupt);
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      if (guard.end()) {
        throw new Passed(limit, e);
      }
      throw e;
    } finally {
      timer.cancel(false);
      var unusedEnd = guard.end();
    }
  }

  private synchronized void interrupt() {
    if (!isOver) {
      hasInterrupted = true;
      worker.interrupt();
    }
  }

  /** Whether it was interrupted; after this it is not. */
  private synchronized boolean end() {
    isOver = true;
    if (hasInterrupted) {
      var unused = Thread.interrupted();
    }
    return hasInterrupted;
  }
}
