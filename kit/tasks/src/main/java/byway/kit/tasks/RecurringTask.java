package byway.kit.tasks;

import java.time.Duration;
import java.time.LocalTime;

/**
 * Work that comes again and again, once in the whole installation each time, however many processes
 * there are.
 *
 * @param name lower case with dashes; its row is kept by it, so it never changes
 */
public record RecurringTask(String name, Schedule schedule, Attempts attempts) {
  public RecurringTask {
    TaskKind.check(name);
  }

  public static RecurringTask every(String name, Duration interval) {
    return new RecurringTask(name, new Schedule.Every(interval), Attempts.RECURRING);
  }

  public static RecurringTask daily(String name, LocalTime utc) {
    return new RecurringTask(name, new Schedule.Daily(utc), Attempts.RECURRING);
  }

  public RecurringTask with(Attempts newAttempts) {
    return new RecurringTask(name, schedule, newAttempts);
  }
}
