package byway.kit.tasks;

import byway.kit.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one service does by tasks, and how. Every deed may be done more than once, after a crash or
 * a failure, and must bear that; it runs outside any transaction, in the context in which it was
 * asked for.
 */
public final class Duties {
  private final Store store;
  private final List<Duty> duties = new ArrayList<>();
  private final Map<String, String> told = new HashMap<>();

  public Duties(Store store) {
    this.store = store;
  }

  /** Does all tasks of this kind; throwing means that it is tried again, later. */
  public <P extends Record> Duties on(TaskKind<P> kind, Consumer<P> deed) {
    duties.add(
        new Duty(
            kind.name(),
            kind.attempts(),
            null,
            null,
            task -> deed.accept(task.payload(kind.name(), kind.payload()))));
    return this;
  }

  /** Does this again and again, as the platform, for no tenant. */
  public Duties recurring(RecurringTask task, Runnable deed) {
    duties.add(
        new Duty(
            task.name(),
            task.attempts(),
            task.schedule(),
            task.afterStart(),
            unused -> deed.run()));
    return this;
  }

  /**
   * The same of what finds a number, which every process tells from then on as this metric.
   *
   * @param metric such as {@code byway_addresses_apart}
   */
  public Duties telling(RecurringTask task, String metric, Consumer<Figure> deed) {
    told.put(task.name(), metric);
    var figure = new Figure(new TaskRows(store), task.name());
    return recurring(task, () -> deed.accept(figure));
  }

  /** The metrics of what finds a number, by the names of the tasks. */
  Map<String, String> told() {
    return Map.copyOf(told);
  }

  Store store() {
    return store;
  }

  List<Duty> all() {
    return List.copyOf(duties);
  }
}
