package byway.kit.tasks;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Work that comes again and again, once in the whole installation each time, however many processes
 * there are.
 *
 * @param name lower case with dashes; its row is kept by it, so it never changes
 * @param afterStart how soon after each start as well; none where a start says nothing
 */
public record RecurringTask(
    String name, Schedule schedule, Attempts attempts, @Nullable Duration afterStart) {
  public RecurringTask {
    TaskKind.check(name);
  }

  public static RecurringTask every(String name, Duration interval) {
    return new RecurringTask(name, new Schedule.Every(interval), Attempts.RECURRING, null);
  }

  public static RecurringTask daily(String name, LocalTime utc) {
    return new RecurringTask(name, new Schedule.Daily(utc), Attempts.RECURRING, null);
  }

  public RecurringTask with(Attempts newAttempts) {
    return new RecurringTask(name, schedule, newAttempts, afterStart);
  }

  /** Also so soon after each start of a process, as what may have changed while nobody looked. */
  public RecurringTask afterStart(Duration soon) {
    return new RecurringTask(name, schedule, attempts, soon);
  }
}
