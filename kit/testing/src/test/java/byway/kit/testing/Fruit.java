package byway.kit.testing;

import byway.kit.context.Context;
import byway.kit.events.Event;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import java.util.List;

/** A service as small as can be. */
final class Fruit extends Store {
  private final String table;

  Fruit(Databases databases, String table) {
    super(databases, table, "V1__" + table + ".sql");
    this.table = table;
  }

  /** Some fruit was picked. */
  @Event("apples.picked.v1")
  record Picked(String name) {}

  void pick(String name) {
    change(
        tx -> {
          tx.update("insert into " + table + " values (:tenant, :name)")
              .bind("tenant", Context.tenantId())
              .bind("name", name)
              .execute();
          tx.publish(new Picked(name));
        });
  }

  List<String> names() {
    return namesIn(table);
  }

  List<String> namesIn(String from) {
    return read(
        tx -> tx.query("select name from " + from + " order by 1").mapTo(String.class).list());
  }
}
