package byway.commerce.payments;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.incoming.Receiver;
import byway.kit.store.Store;
import byway.kit.testing.TestInfrastructure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceivedEventsTest {
  /** What has run somewhere is not changed: the old scripts have them too, the kit all others. */
  @Test
  void the_tables_of_received_events_are_those_of_the_kit() {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var ours = new PaymentsStore(infrastructure.databases());
      var kits = new Store(infrastructure.databases(), "letters", Receiver.migration(1)) {};
      assertThat(tables(kits)).hasSizeGreaterThan(18);
      assertThat(tables(ours)).containsExactlyElementsOf(tables(kits));
    }
  }

  /** Their columns, keys and indexes. */
  private static List<String> tables(Store store) {
    return store.read(
        tx ->
            tx.query(
                    """
                    select concat_ws(' ', table_name, column_name, data_type, is_nullable)
                    from information_schema.columns
                    where table_schema = current_schema()
                      and table_name in ('received_events', 'object_versions', 'failed_events')
                    union all
                    select replace(indexdef, schemaname || '.', '') from pg_indexes
                    where schemaname = current_schema()
                      and tablename in ('received_events', 'object_versions', 'failed_events')
                    order by 1
                    """)
                .mapTo(String.class)
                .list());
  }
}
