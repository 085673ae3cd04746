package byway.kit.tasks;

import byway.kit.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one service does by tasks, and how. Every deed may be done more than once, after a crash or
 * a failure, and must bear that; it runs outside any transaction, in the context in which it was
 * asked for.
 */
public final class Duties {
  private final Store store;
  private final List<Duty> duties = new ArrayList<>();

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
            task -> deed.accept(task.payload(kind.name(), kind.payload()))));
    return this;
  }

  /** Does this again and again, as the platform, for no tenant. */
  public Duties recurring(RecurringTask task, Runnable deed) {
    duties.add(new Duty(task.name(), task.attempts(), task.schedule(), unused -> deed.run()));
    return this;
  }

  Store store() {
    return store;
  }

  List<Duty> all() {
    return List.copyOf(duties);
  }
}
