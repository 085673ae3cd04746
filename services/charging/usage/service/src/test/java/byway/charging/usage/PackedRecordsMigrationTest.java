package byway.charging.usage;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.store.Tx;
import byway.kit.tasks.Tasks;
import byway.kit.testing.TestInfrastructure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A table gets another name while processes of the version before write and read it. */
class PackedRecordsMigrationTest {
  private static final Instant MAY = Instant.parse("2026-05-20T10:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-20T10:00:00Z");
  private final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  private final UUID tenant = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();

  @AfterEach
  void close() {
    infrastructure.close();
  }

  /** The schema as the version before has it. */
  private static final class Before extends Store {
    Before(Databases databases) {
      super(
          databases,
          "usage",
          "V1__records.sql",
          "V2__retention.sql",
          "V3__sheaves.sql",
          "V4__days_in_their_index.sql",
          "V5__carriers.sql",
          Tasks.migration(6));
    }
  }

  private void pack(Store process, String table, Instant at) {
    infrastructure.as(
        tenant,
        () -> {
          process.change(
              tx -> {
                RecordCharges.ensureMonth(
                    tx, table, LocalDate.parse(at.toString().substring(0, 10)).withDayOfMonth(1));
                tx.update(
                        """
                        insert into %s (tenant_id, account_id, last_at, last_number, first_at, records)
                        values (:tenant, :account, :at, 1, :at, '')
                        """
                            .formatted(table))
                    .bind("tenant", tenant)
                    .bind("account", account)
                    .bind("at", at)
                    .execute();
              });
          return true;
        });
  }

  private int seen(Store process, UUID by, String table) {
    return infrastructure.as(by, () -> process.<Integer>read(tx -> count(tx, table)));
  }

  private static int count(Tx tx, String table) {
    return tx.query("select count(*) from " + table).mapTo(Integer.class).one();
  }

  @Test
  void both_versions_write_and_see_the_same_rows_and_nobody_elses() {
    var before = new Before(infrastructure.databases());
    pack(before, "sheaves", MAY);
    assertThat(seen(before, tenant, "sheaves")).isEqualTo(1);
    var now = new UsageStore(infrastructure.databases());
    now.prepare();
    pack(before, "sheaves", MAY.plusSeconds(1));
    pack(before, "sheaves", JUNE);
    pack(now, "packed_records", JUNE.plusSeconds(1));
    for (var process : new Store[] {before, now}) {
      for (var table : new String[] {"sheaves", "packed_records"}) {
        assertThat(seen(process, tenant, table)).isEqualTo(4);
        assertThat(seen(process, UUID.randomUUID(), table)).isZero();
      }
    }
    infrastructure.as(
        tenant,
        () ->
            now.<Integer>write(
                tx ->
                    tx.query("select usage.drop_months_before('2026-06-01')")
                        .mapTo(Integer.class)
                        .one()));
    assertThat(seen(before, tenant, "sheaves")).isEqualTo(2);
  }
}
