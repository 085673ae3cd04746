package byway.kit.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the tasks of one name are done.
 *
 * @param schedule of what recurs; none of what is done once
 * @param afterStart how soon after a start what recurs is done as well; none where that says
 *     nothing
 */
record Duty(
    String name,
    Attempts attempts,
    @Nullable Schedule schedule,
    @Nullable Duration afterStart,
    Consumer<StoredTask> deed) {

  boolean isLast(int failures) {
    return failures >= attempts.most();
  }

  /** When what recurs comes next for a process that starts. */
  Instant planned(Schedule turns, Instant now) {
    var turn = turns.after(now);
    var soon = afterStart == null ? turn : now.plus(afterStart);
    return soon.isBefore(turn) ? soon : turn;
  }

  /** When it is tried again after so many failures; never for what is stuck. */
  @Nullable Instant next(int failures, Instant now) {
    var again = isLast(failures) ? null : now.plus(attempts.delayAfter(failures));
    if (schedule == null) {
      return again;
    }
    var turn = schedule.after(now);
    return again == null || turn.isBefore(again) ? turn : again;
  }
}
