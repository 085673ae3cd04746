package byway.kit.tasks;

/**
 * A number that what recurs has found. It is kept in the task's row, so that every process tells
 * the same, whichever found it.
 */
public final class Figure {
  private final TaskRows rows;
  private final String task;

  Figure(TaskRows rows, String task) {
    this.rows = rows;
    this.task = task;
  }

  /** What was found last; 0 before anything was. */
  public long last() {
    return rows.told().getOrDefault(task, 0L);
  }

  public void tell(long found) {
    rows.tell(task, found);
  }
}
