package byway.kit.tasks;

import byway.kit.context.Context;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** A service as small as can be: it lends books, and something is to be done about each. */
final class Shelf extends Store {
  static final TaskKind<Book> LEND = TaskKind.of("lend", Book.class);

  final Tasks tasks;

  Shelf(Databases databases, Tasks tasks) {
    super(databases, "shelf", "V1__shelf.sql", Tasks.migration(2));
    this.tasks = tasks;
  }

  /** What the task is about. */
  record Book(String title) {}

  void lend(String title) {
    lend(LEND, title);
  }

  void lend(TaskKind<Book> kind, String title) {
    change(tx -> tasks.put(tx, kind, title, new Book(title)));
  }

  /** Something that is seen of what was done. */
  void note(String title) {
    change(
        tx ->
            tx.update("insert into deeds (tenant_id, book) values (:tenant, :book)")
                .bind("tenant", Context.tenantId())
                .bind("book", title)
                .execute());
  }

  List<String> noted() {
    return read(tx -> tx.query("select book from deeds order by id").mapTo(String.class).list());
  }

  /** How many tasks wait or are under way, as the platform sees them. */
  int kept() {
    return kept("true");
  }

  int kept(String which) {
    return Context.platform()
        .call(
            () ->
                this.<Integer>read(
                    tx ->
                        tx.query(
                                "select count(*) from scheduled_tasks where not recurs and "
                                    + which)
                            .mapTo(Integer.class)
                            .one()));
  }

  /** As each tenant's own. */
  void forget(UUID tenant) {
    Context.platform(tenant).run(() -> change(tx -> tasks.erase(tx)));
  }

  /** Nothing is left for the next test. */
  void clear() {
    Context.platform().run(() -> change(tx -> tx.update("delete from scheduled_tasks").execute()));
  }

  Worker does(Consumer<Book> deed) {
    return () -> new Duties(this).on(LEND, deed);
  }

  Worker does(TaskKind<Book> kind, Consumer<Book> deed) {
    return () -> new Duties(this).on(kind, deed);
  }
}
