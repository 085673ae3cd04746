package byway.kit.tasks;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the tasks of one name are done.
 *
 * @param schedule of what recurs; none of what is done once
 */
record Duty(
    String name, Attempts attempts, @Nullable Schedule schedule, Consumer<StoredTask> deed) {

  boolean isLast(int failures) {
    return failures >= attempts.most();
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
