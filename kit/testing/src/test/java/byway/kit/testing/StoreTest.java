package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.store.StoreFailed;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One service cannot reach another's data, nor one tenant another's rows: by the database, not by
 * manners.
 */
class StoreTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final Fruit apples = new Fruit(infrastructure.databases(), "apples");
  static final Fruit pears = new Fruit(infrastructure.databases(), "pears");

  final UUID tenant = UUID.randomUUID();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void a_service_reads_its_own_rows() {
    pick(tenant, apples, "elstar");
    assertThat(infrastructure.as(tenant, apples::names)).containsExactly("elstar");
  }

  @Test
  void a_service_cannot_read_the_tables_of_another() {
    pears.prepare();
    assertThatThrownBy(() -> infrastructure.as(tenant, () -> apples.namesIn("pears.pears")))
        .isInstanceOf(StoreFailed.class)
        .hasMessageContaining("permission denied for schema pears");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table more (id int)",
        "alter table apples disable row level security",
        "drop table apples",
        "delete from migrations",
        "set role byway_pears"
      })
  void a_service_cannot_change_what_it_stands_on(String sql) {
    pears.prepare();
    assertThatThrownBy(
            () -> infrastructure.as(tenant, () -> apples.write(tx -> tx.update(sql).execute())))
        .isInstanceOf(StoreFailed.class);
  }

  @Test
  void a_tenant_sees_no_row_of_another() {
    pick(tenant, apples, "jonagold");
    assertThat(infrastructure.as(UUID.randomUUID(), apples::names)).isEmpty();
  }

  @Test
  void without_a_tenant_nothing_is_seen() {
    pick(tenant, apples, "gala");
    assertThat(Context.platform().call(apples::names)).isEmpty();
    assertThat(apples.names()).isEmpty();
  }

  @Test
  void a_row_of_another_tenant_cannot_be_written() {
    var insert = "insert into apples values ('" + UUID.randomUUID() + "', 'smuggled')";
    assertThatThrownBy(
            () -> infrastructure.as(tenant, () -> apples.write(tx -> tx.update(insert).execute())))
        .isInstanceOf(StoreFailed.class)
        .hasMessageContaining("row-level security");
  }

  @Test
  void a_failure_says_what_broke_and_never_a_value() {
    pick(tenant, apples, "ann@example.org");
    assertThatThrownBy(() -> pick(tenant, apples, "ann@example.org"))
        .isInstanceOf(StoreFailed.class)
        .hasMessageContaining("apples: SQLSTATE 23505")
        .hasMessageContaining("apples_pkey")
        .hasNoCause()
        .message()
        .doesNotContain("ann");
  }

  @Test
  void a_fact_of_a_change_that_failed_never_leaves() {
    pick(tenant, apples, "once");
    infrastructure.published(apples);
    assertThatThrownBy(() -> pick(tenant, apples, "once")).isInstanceOf(StoreFailed.class);
    assertThat(infrastructure.published(apples, Fruit.Picked.class)).isEmpty();
  }

  static void pick(UUID tenant, Fruit fruit, String name) {
    infrastructure.as(
        tenant,
        () -> {
          fruit.pick(name);
          return true;
        });
  }
}
