package byway.charging.usage;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.usage.api.UsageRecord;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Page;
import byway.operations.tenants.testing.KnownTenants;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BindRecordsTest {
  final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  final UsageStore store = new UsageStore(infrastructure.databases());
  final UsageEndpoint usage = new UsageEndpoint(store);
  final UsageListener listener = new UsageListener(store, infrastructure.clock);
  final UUID tenant = UUID.randomUUID();
  final UUID account = UUID.randomUUID();
  final UUID session = UUID.randomUUID();
  final UUID device = UUID.randomUUID();
  final Instant start = infrastructure.clock.instant();

  BindRecords chore() {
    return new BindRecords(store, new KnownTenants(tenant), infrastructure.clock);
  }

  @AfterEach
  void close() {
    infrastructure.close();
  }

  @Test
  void days_that_are_over_are_bound_and_read_as_before() {
    for (int hours = 0; hours < 24 * 40; hours += 5) {
      infrastructure.clock.set(start.plus(Duration.ofHours(hours)));
      deliver(
          charge(hours, infrastructure.clock.instant()),
          charge(hours + 1, infrastructure.clock.instant()));
    }
    var before = all(7);
    chore().run();
    assertThat(count("records")).isBetween(10, 20);
    assertThat(count("packed_records")).isEqualTo(39);
    assertThat(before).hasSize(384).isSortedAccordingTo(newestFirst());
    assertThat(all(7)).isEqualTo(before);
    assertThat(all(100)).isEqualTo(before);
    chore().run();
    assertThat(all(100)).isEqualTo(before);
  }

  @Test
  void a_page_goes_on_where_it_was_although_its_records_were_bound_meanwhile() {
    var all =
        IntStream.range(0, 30)
            .mapToObj(i -> charge(i, start.plusSeconds(i / 10)))
            .toArray(Charge[]::new);
    deliver(all);
    var first = page(15, null);
    infrastructure.clock.advance(Duration.ofDays(3));
    chore().run();
    assertThat(count("records")).isZero();
    var second = page(15, first.next());
    var seen = new ArrayList<>(first.items());
    seen.addAll(second.items());
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected(all));
  }

  @Test
  void what_comes_late_is_bound_too_and_found_in_its_place() {
    deliver(charge(1, start), charge(3, start.plusSeconds(20)));
    infrastructure.clock.advance(Duration.ofDays(3));
    chore().run();
    deliver(charge(2, start.plusSeconds(10)));
    var all = List.of(3L, 2L, 1L);
    assertThat(all(1)).extracting(UsageRecord::bytesUp).isEqualTo(all);
    chore().run();
    assertThat(count("records")).isZero();
    assertThat(count("packed_records")).isEqualTo(2);
    assertThat(all(1)).extracting(UsageRecord::bytesUp).isEqualTo(all);
    assertThat(all(2)).extracting(UsageRecord::bytesUp).isEqualTo(all);
  }

  @Test
  void a_day_of_many_records_is_in_several_rows() {
    for (int part = 0; part < 5; part++) {
      int from = part * 500;
      deliver(
          IntStream.range(from, from + 500)
              .mapToObj(i -> charge(i, start.plusMillis(i / 3)))
              .toArray(Charge[]::new));
    }
    var before = all(100);
    infrastructure.clock.advance(Duration.ofDays(3));
    chore().run();
    assertThat(count("packed_records")).isEqualTo(3);
    assertThat(all(100)).hasSize(2_500).isEqualTo(before);
  }

  @Test
  void several_binders_at_once_and_readers_lose_and_double_nothing() throws Exception {
    var charges = new ArrayList<Charge>();
    for (int i = 0; i < 3_000; i++) {
      var of = i % 3 == 0 ? account : UUID.randomUUID();
      charges.add(new Charge(session, of, device, i, 0, start.plusSeconds(i * 60L)));
    }
    for (int from = 0; from < charges.size(); from += 500) {
      deliver(charges.subList(from, from + 500).toArray(Charge[]::new));
    }
    var before = all(100);
    infrastructure.clock.advance(Duration.ofDays(5));
    try (var threads = Executors.newFixedThreadPool(4)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 3; i++) {
        running.add(threads.submit(() -> chore().run()));
      }
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 10; i++) {
                  assertThat(all(100)).isEqualTo(before);
                }
              }));
      for (var each : running) {
        each.get();
      }
    }
    chore().run();
    assertThat(count("records")).isZero();
    assertThat(all(100)).hasSize(1_000).isEqualTo(before);
  }

  @Test
  void another_operator_sees_no_packed_record() {
    deliver(charge(1, start));
    infrastructure.clock.advance(Duration.ofDays(3));
    chore().run();
    assertThat(count("packed_records")).isEqualTo(1);
    assertThat(infrastructure.as(UUID.randomUUID(), () -> counted("packed_records"))).isZero();
    assertThat(infrastructure.as(UUID.randomUUID(), () -> usage.records(account, 9, null)).items())
        .isEmpty();
  }

  @Test
  void an_empty_month_goes_and_a_month_with_a_loose_record_stays() throws SQLException {
    deliver(charge(1, start));
    infrastructure.clock.advance(Duration.ofDays(130));
    deliver(charge(2, infrastructure.clock.instant()));
    assertThat(months()).hasSize(2);
    chore().run();
    vacuum();
    chore().run();
    assertThat(months()).hasSize(1);
    assertThat(all(10)).hasSize(2);
  }

  private static List<UsageRecord> expected(Charge... charges) {
    return Arrays.stream(charges)
        .map(c -> new UsageRecord(c.at(), c.sessionId(), c.deviceId(), c.bytesUp(), c.bytesDown()))
        .toList();
  }

  private static Comparator<UsageRecord> newestFirst() {
    return Comparator.comparing(UsageRecord::at).reversed();
  }

  private Charge charge(long up, Instant at) {
    return new Charge(session, account, device, up, 2 * up, at);
  }

  private void deliver(Charge... charges) {
    infrastructure.deliver(tenant, BytesCharged.of(List.of(charges)), listener);
  }

  private Page<UsageRecord> page(int limit, @Nullable String cursor) {
    return as(() -> usage.records(account, limit, cursor));
  }

  private List<UsageRecord> all(int limit) {
    var seen = new ArrayList<UsageRecord>();
    @Nullable String cursor = null;
    do {
      var page = page(limit, cursor);
      seen.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return seen;
  }

  private <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  private int count(String table) {
    return as(() -> counted(table));
  }

  private int counted(String table) {
    return store.read(tx -> tx.query("select count(*) from " + table).mapTo(Integer.class).one());
  }

  private List<String> months() {
    return as(
        () ->
            store.read(
                tx ->
                    tx.query(
                            """
                            select c.relname::text from pg_inherits i
                            join pg_class c on c.oid = i.inhrelid
                            where i.inhparent = 'usage.records'::regclass
                              and c.relname <> 'records_of_odd_times'
                            """)
                        .mapTo(String.class)
                        .list()));
  }

  private void vacuum() throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                infrastructure.jdbcUrl(),
                TestInfrastructure.superuser(),
                TestInfrastructure.superuserPassword());
        var statement = connection.createStatement()) {
      statement.execute("vacuum usage.records");
    }
  }
}
