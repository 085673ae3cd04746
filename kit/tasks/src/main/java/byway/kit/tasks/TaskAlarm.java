package byway.kit.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has a service's tasks looked at when one of them is due, so that nobody need look all the time.
 * It knows one time, the earliest; whoever looks then tells the next.
 */
final class TaskAlarm {
  /** What is further away is found by looking now and then. */
  private static final Duration FAR = TaskScheduler.LOOK_EVERY;

  private static final long LITTLE_NANOS = 1_000_000;

  private final Runnable look;
  private final ScheduledExecutorService executor;
  private final InstantSource clock;
  private long next;
  private boolean isSet;

  TaskAlarm(Runnable look, ScheduledExecutorService executor, InstantSource clock) {
    this.look = look;
    this.executor = executor;
    this.clock = clock;
  }

  /** Something is due: the same deed each time, so that a transaction asks for it once. */
  Runnable now() {
    return look;
  }

  /** Something will be due then; whether that is near enough to be waited for. */
  static boolean isNear(Instant due, Instant now) {
    return Duration.between(now, due).compareTo(FAR) <= 0;
  }

  synchronized void at(Instant due) {
    var now = clock.instant();
    if (!isNear(due, now)) {
      return;
    }
    long wait = Math.max(0, Duration.between(now, due).toNanos()) + LITTLE_NANOS;
    long then = System.nanoTime() + wait;
    if (!isSet || then - next < 0) {
      isSet = true;
      next = then;
      ringAfter(wait, then);
    }
  }

  private void ringAfter(long nanos, long then) {
    try {
      var unused = executor.schedule(() -> ring(then), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The process ends; another one looks now and then.
    }
  }

  private void ring(long then) {
    synchronized (this) {
      if (next != then) {
        return; // an earlier one has rung since
      }
      isSet = false;
    }
    look.run();
  }
}
