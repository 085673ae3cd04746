package byway.hotspot.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A loop whose time stands still until a test moves it. */
final class HandLoop implements EventLoop {
  private record Task(Instant at, long order, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::order));
  private Instant now = Instant.parse("2026-06-01T12:00:00Z");
  private long order;

  @Override
  public boolean execute(Runnable task) {
    return tasks.add(new Task(now, order++, task));
  }

  @Override
  public Timer schedule(Duration delay, Runnable work) {
    var task = new Task(now.plus(delay), order++, work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  @Override
  public Instant now() {
    return now;
  }

  /** Runs what waits for now. */
  void run() {
    pass(Duration.ZERO);
  }

  /** Lets time pass, running what falls due on the way. */
  void pass(Duration time) {
    Instant end = now.plus(time);
    for (Task next = tasks.peek(); next != null && !next.at.isAfter(end); next = tasks.peek()) {
      tasks.remove();
      now = next.at.isAfter(now) ? next.at : now;
      next.work.run();
    }
    now = end;
  }
}
