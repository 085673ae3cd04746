package byway.charging.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.usage.api.UsageDay;
import byway.charging.usage.api.UsageHour;
import byway.charging.usage.api.UsageRecord;
import byway.kit.store.StoreFailed;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  static TestInfrastructure infrastructure;
  static UsageStore store;
  static UsageEndpoint usage;
  static UsageListener listener;

  final UUID tenant = UUID.randomUUID();
  final UUID account = UUID.randomUUID();
  final UUID session = UUID.randomUUID();
  final UUID device = UUID.randomUUID();

  @BeforeAll
  static void open() {
    infrastructure = TestInfrastructure.fresh();
    store = new UsageStore(infrastructure.databases());
    usage = new UsageEndpoint(store);
    listener = new UsageListener(store, infrastructure.clock);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void charges_add_up_by_hour_and_day() {
    deliver(
        charge(1, 10, NOON),
        charge(2, 20, NOON.plusSeconds(3_599)),
        charge(4, 40, NOON.plusSeconds(3_600)),
        charge(8, 80, NOON.plus(Duration.ofHours(12))));
    deliver(charge(16, 160, NOON.plusSeconds(60)));
    assertThat(as(() -> usage.accountHours(account, NOON.plusSeconds(59), 24)))
        .containsExactly(
            new UsageHour(NOON, 19, 190),
            new UsageHour(NOON.plusSeconds(3_600), 4, 40),
            new UsageHour(NOON.plus(Duration.ofHours(12)), 8, 80));
    var days = List.of(new UsageDay(FIRST, 23, 230), new UsageDay(FIRST.plusDays(1), 8, 80));
    assertThat(as(() -> usage.accountDays(account, FIRST, 7))).isEqualTo(days);
    assertThat(as(() -> usage.deviceDays(device, FIRST, 7))).isEqualTo(days);
  }

  @Test
  void a_hotspots_days_are_those_of_all_its_customers() {
    var other = UUID.randomUUID();
    deliver(charge(1, 10, NOON), new Charge(UUID.randomUUID(), other, device, 2, 20, NOON));
    assertThat(as(() -> usage.deviceDays(device, FIRST, 1)))
        .containsExactly(new UsageDay(FIRST, 3, 30));
    assertThat(as(() -> usage.accountDays(other, FIRST, 1)))
        .containsExactly(new UsageDay(FIRST, 2, 20));
  }

  @Test
  void the_same_fact_again_changes_nothing() {
    var id = UUID.randomUUID();
    var event = BytesCharged.of(List.of(charge(1, 10, NOON)));
    infrastructure.deliver(tenant, id, event, listener);
    infrastructure.deliver(tenant, id, event, listener);
    assertThat(as(() -> usage.accountDays(account, FIRST, 1)))
        .containsExactly(new UsageDay(FIRST, 1, 10));
    assertThat(records(10, null)).hasSize(1);
  }

  @Test
  void a_batch_of_five_hundred_is_taken_whole() {
    deliver(
        IntStream.range(0, 500)
            .mapToObj(i -> charge(1, i, NOON.plusSeconds(i)))
            .toArray(Charge[]::new));
    assertThat(as(() -> usage.accountDays(account, FIRST, 1)))
        .containsExactly(new UsageDay(FIRST, 500, 124_750));
  }

  @Test
  void a_charge_that_cannot_be_keeps_nothing_of_its_batch() {
    assertThatThrownBy(() -> deliver(charge(1, 1, NOON), charge(-1, 1, NOON)))
        .isInstanceOf(StoreFailed.class);
    assertThat(records(10, null)).isEmpty();
    assertThat(as(() -> usage.accountDays(account, FIRST, 1))).isEmpty();
  }

  @Test
  void records_come_newest_first_page_by_page_also_over_months_and_equal_times() {
    var times =
        Stream.of("2026-02-28T23:59:59.999999Z", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z")
            .map(Instant::parse)
            .toList();
    for (int i = 0; i < times.size(); i++) {
      deliver(charge(i, 0, times.get(i)));
    }
    var seen = new ArrayList<UsageRecord>();
    @Nullable String cursor = null;
    do {
      var from = cursor;
      var page = as(() -> usage.records(account, 1, from));
      seen.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen)
        .containsExactly(
            new UsageRecord(times.get(2), session, device, 2, 0),
            new UsageRecord(times.get(1), session, device, 1, 0),
            new UsageRecord(times.get(0), session, device, 0, 0));
  }

  @Test
  void each_month_has_its_partition_and_odd_times_have_theirs() {
    deliver(charge(1, 1, Instant.parse("2026-03-31T23:59:59Z")));
    deliver(charge(1, 1, Instant.parse("2026-04-01T00:00:00Z")));
    deliver(charge(1, 1, Instant.parse("1999-01-01T00:00:00Z")));
    deliver(charge(1, 1, Instant.parse("2190-01-01T00:00:00Z")));
    assertThat(partitions())
        .containsExactlyInAnyOrder(
            "records_2026_03", "records_2026_04", "records_of_odd_times", "records_of_odd_times");
    assertThat(records(10, null)).hasSize(4);
  }

  @Test
  void a_month_that_has_gone_to_the_odd_times_goes_on_there() {
    var later = NOON.plus(Duration.ofDays(100));
    deliver(charge(1, 1, later));
    var then = new UsageListener(store, () -> later);
    infrastructure.deliver(tenant, BytesCharged.of(List.of(charge(2, 2, later))), then);
    assertThat(partitions()).containsExactly("records_of_odd_times", "records_of_odd_times");
  }

  @Test
  void batches_at_once_lose_nothing_and_wait_in_no_circle() throws Exception {
    var accounts = Stream.generate(UUID::randomUUID).limit(20).toList();
    var month = Instant.parse("2026-02-02T00:00:00Z");
    try (var threads = Executors.newFixedThreadPool(4)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 40; i++) {
        var order = new ArrayList<>(accounts);
        Collections.shuffle(order, new Random(i));
        running.add(
            threads.submit(
                () ->
                    deliver(
                        order.stream()
                            .map(of -> new Charge(session, of, device, 1, 2, month))
                            .toArray(Charge[]::new))));
      }
      for (var delivery : running) {
        delivery.get();
      }
    }
    var day = LocalDate.of(2026, 2, 2);
    assertThat(as(() -> usage.deviceDays(device, day, 1)))
        .containsExactly(new UsageDay(day, 800, 1_600));
    assertThat(as(() -> usage.accountDays(accounts.getFirst(), day, 1)))
        .containsExactly(new UsageDay(day, 40, 80));
  }

  @Test
  void another_operator_sees_none_of_it_by_no_way() {
    deliver(charge(1, 10, NOON), charge(1, 10, Instant.EPOCH));
    var other = UUID.randomUUID();
    assertThat(infrastructure.as(other, () -> usage.accountDays(account, FIRST, 7))).isEmpty();
    assertThat(infrastructure.as(other, () -> usage.accountHours(account, NOON, 24))).isEmpty();
    assertThat(infrastructure.as(other, () -> usage.deviceDays(device, FIRST, 7))).isEmpty();
    assertThat(infrastructure.as(other, () -> usage.records(account, 10, null)).items()).isEmpty();
    assertThat(infrastructure.as(other, () -> count("records_of_odd_times"))).isZero();
    assertThatThrownBy(() -> infrastructure.as(other, () -> count("records_2026_03")))
        .isInstanceOf(StoreFailed.class)
        .hasMessageContaining("42501");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z_x",
        "+999999-01-01T00:00:00Z_1"
      })
  void a_cursor_that_is_not_ours_is_refused(String cursor) {
    refused("cursor_invalid", () -> usage.records(account, 10, cursor));
  }

  @Test
  void a_question_has_bounds() {
    deliver(charge(1, 1, NOON), charge(1, 1, NOON.plus(Duration.ofDays(31))));
    assertThat(as(() -> usage.accountDays(account, FIRST, 0))).hasSize(1);
    assertThat(as(() -> usage.accountDays(account, FIRST, Integer.MAX_VALUE))).hasSize(2);
    assertThat(as(() -> usage.accountHours(account, NOON, Integer.MAX_VALUE))).hasSize(2);
    assertThat(as(() -> usage.accountDays(account, FIRST.minusDays(400), 9_999))).isEmpty();
    refused("range_invalid", () -> usage.accountDays(account, LocalDate.MAX, 1));
    refused("range_invalid", () -> usage.deviceDays(device, null, 1));
    refused("range_invalid", () -> usage.accountHours(account, Instant.MIN, 1));
  }

  <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  Charge charge(long up, long down, Instant at) {
    return new Charge(session, account, device, up, down, at);
  }

  void deliver(Charge... charges) {
    infrastructure.deliver(tenant, BytesCharged.of(List.of(charges)), listener);
  }

  List<UsageRecord> records(int limit, @Nullable String cursor) {
    return as(() -> usage.records(account, limit, cursor)).items();
  }

  List<String> partitions() {
    return as(
        () ->
            store.read(
                tx ->
                    tx.query("select tableoid::regclass::text from records")
                        .mapTo(String.class)
                        .list()));
  }

  static int count(String table) {
    return store.read(tx -> tx.query("select count(*) from " + table).mapTo(Integer.class).one());
  }

  void refused(String code, Callable<?> work) {
    assertThatThrownBy(() -> as(work::call))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
