package byway.hotspot.agent;

import java.time.Duration;
import java.time.Instant;

/** Runs an agent's tasks one after the other, and knows the time. */
public interface EventLoop {
  /**
   * Runs a task after those already waiting.
   *
   * @return false when too many are waiting, and the task will not run
   */
  boolean execute(Runnable task);

  /** Runs a task after a delay; a loop that is full then drops it. */
  Timer schedule(Duration delay, Runnable task);

  /** The time now. */
  Instant now();

  /** A task that has yet to run. */
  interface Timer {
    void cancel();
  }
}
