package byway.charging.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.AskBeyondCeilings;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.BeyondCeiling;
import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.balances.api.ChargedDay;
import byway.charging.balances.api.Charges;
import byway.charging.usage.api.CarrierFeed;
import byway.charging.usage.api.CarrierFeed.Row;
import byway.charging.usage.api.TakenFeed;
import byway.charging.usage.api.UsageReconciliation;
import byway.charging.usage.api.UsageReconciliation.Difference;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledger, history and carriers' bills side by side. */
class CarrierBillsTest {
  private static final long MB = 1_000_000;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  private static final UsageStore store = new UsageStore(infrastructure.databases());

  private final UUID tenant = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final UUID device = UUID.randomUUID();
  private final Ledger ledger = new Ledger();
  private final Map<UUID, Long> beyond = new HashMap<>();
  private final UsageListener listener = new UsageListener(store, infrastructure.clock);
  private final CarrierBillsEndpoint bills =
      new CarrierBillsEndpoint(store, ledger, sessions(), infrastructure.clock);

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void what_was_charged_is_in_the_history_and_nothing_is_to_be_explained() {
    for (int i = 0; i < 5; i++) {
      use(UUID.randomUUID(), device, DAY, 7 * MB);
    }
    var result = reconcile(1);
    assertThat(result.isProven()).isTrue();
    assertThat(result.explained()).isEmpty();
    assertThat(result.chargedBytes()).isEqualTo(35 * MB).isEqualTo(result.historyBytes());
    assertThat(result.daysWithoutFeed()).isEqualTo(1);
  }

  /** More accounts than are on a page of the ledger, which has two each. */
  @Test
  void a_charge_that_never_came_and_one_that_came_twice_are_found_among_many() {
    var lost = UUID.randomUUID();
    var twice = UUID.randomUUID();
    for (int i = 0; i < 7; i++) {
      use(UUID.randomUUID(), device, DAY, MB);
    }
    ledger.charge(lost, DAY, 2 * MB);
    use(twice, device, DAY, 3 * MB);
    keep(twice, device, DAY, 3 * MB);
    var result = reconcile(1);
    assertThat(result.unexplained())
        .containsExactlyInAnyOrder(
            new Difference(lost, null, DAY, 2 * MB, 0, "history_lacks"),
            new Difference(twice, null, DAY, 3 * MB, 6 * MB, "history_has_more"));
    assertThat(result.problems()).isEqualTo(2);
  }

  @Test
  void news_may_be_under_way_for_an_hour_after_the_day_and_no_longer() {
    ledger.charge(account, DAY, MB);
    infrastructure.clock.set(noon(DAY));
    assertThat(bills(DAY, 1).explained())
        .extracting(Difference::reason)
        .containsExactly("under_way");
    infrastructure.clock.set(noon(DAY).plus(Duration.ofHours(12).plusMinutes(59)));
    assertThat(bills(DAY, 1).isProven()).isTrue();
    infrastructure.clock.set(noon(DAY).plus(Duration.ofHours(13).plusMinutes(1)));
    assertThat(bills(DAY, 1).unexplained())
        .extracting(Difference::reason)
        .containsExactly("history_lacks");
  }

  /** Of one line on one day, after 1,000 MB have passed. */
  @ParameterizedTest
  @CsvSource({
    "1000, '', true",
    "1001, rounding, true",
    "999, rounding, true",
    "1050, own_traffic, true",
    "1051, billed_more, false",
    "1500, billed_more, false",
    "900, billed_less, false"
  })
  void a_bill_has_its_reason(long billedMb, String reason, boolean explained) {
    use(account, device, DAY, 1_000 * MB);
    take(new Row(device, DAY, billedMb * MB));
    var result = reconcile(1);
    assertThat(explained ? result.explained() : result.unexplained())
        .extracting(Difference::reason)
        .isEqualTo(reason.isEmpty() ? List.of() : List.of(reason));
    assertThat(result.isProven()).isEqualTo(explained);
    assertThat(result.billedBytes()).isEqualTo(billedMb * MB);
    assertThat(result.passedBytes()).isEqualTo(1_000 * MB);
  }

  @Test
  void a_carrier_whose_day_begins_at_another_hour_agrees_over_all_days_together() {
    use(account, device, DAY, 1_000 * MB);
    use(account, device, DAY.plusDays(1), 400 * MB);
    take(new Row(device, DAY, 700 * MB), new Row(device, DAY.plusDays(1), 710 * MB));
    assertThat(reconcile(2).explained())
        .containsExactly(
            new Difference(null, device, null, 1_400 * MB, 1_410 * MB, "day_boundary"));
  }

  @Test
  void what_passed_beyond_a_ceiling_is_billed_and_explained() {
    use(account, device, DAY, 100 * MB);
    beyond.put(device, 300 * MB);
    take(new Row(device, DAY, 410 * MB));
    assertThat(reconcile(1).explained())
        .extracting(Difference::reason)
        .containsExactly("beyond_ceiling");
  }

  @Test
  void a_day_that_a_carrier_left_out_for_one_line_alone_is_found() {
    var other = UUID.randomUUID();
    use(account, device, DAY, 100 * MB);
    use(account, device, DAY.plusDays(1), 100 * MB);
    take(new Row(device, DAY, 100 * MB), new Row(other, DAY.plusDays(1), 0));
    assertThat(reconcile(2).unexplained())
        .containsExactly(new Difference(null, device, DAY.plusDays(1), 100 * MB, 0, "not_billed"));
  }

  @Test
  void a_correction_replaces_what_was_told_and_the_same_again_changes_nothing() {
    var feed =
        new CarrierFeed(
            "north", List.of(new Row(device, DAY, 5), new Row(device, DAY.plusDays(1), 6)));
    assertThat(as(feed)).isEqualTo(new TakenFeed(2, 2));
    assertThat(as(feed)).isEqualTo(new TakenFeed(2, 0));
    assertThat(as(new CarrierFeed("north", List.of(new Row(device, DAY, 7)))))
        .isEqualTo(new TakenFeed(1, 1));
    assertThat(as(new CarrierFeed("south", List.of(new Row(device, DAY, 1)))).changed()).isOne();
    assertThat(reconcile(2).billedBytes()).isEqualTo(7 + 6 + 1);
  }

  @Test
  void a_feed_with_one_wrong_row_is_refused_whole() {
    var good = new Row(device, DAY, 5);
    for (var wrong : List.of(new Row(device, DAY, 6), new Row(device, DAY.plusDays(1), -1))) {
      assertThatThrownBy(() -> as(new CarrierFeed("north", List.of(good, wrong))))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo("row_invalid");
                assertThat(refusal.detail()).contains("row 2");
              });
    }
    assertThatThrownBy(() -> as(new CarrierFeed("The North", List.of(good))))
        .hasMessageContaining("carrier");
    assertThat(reconcile(1).billedBytes()).isZero();
  }

  private UsageReconciliation reconcile(int days) {
    infrastructure.clock.set(noon(DAY.plusDays(days + 1L)));
    return bills(DAY, days);
  }

  private UsageReconciliation bills(LocalDate from, int days) {
    return infrastructure.as(tenant, () -> bills.reconciliation(from, days));
  }

  private TakenFeed as(CarrierFeed feed) {
    return infrastructure.as(tenant, () -> bills.take(feed));
  }

  private void take(Row... rows) {
    var unused = as(new CarrierFeed("north", List.of(rows)));
  }

  /** Charged, and come to the history. */
  private void use(UUID of, UUID at, LocalDate day, long bytes) {
    ledger.charge(of, day, bytes);
    keep(of, at, day, bytes);
  }

  private void keep(UUID of, UUID at, LocalDate day, long bytes) {
    var charge = new Charge(UUID.randomUUID(), of, at, bytes / 4, bytes - bytes / 4, noon(day));
    infrastructure.deliver(tenant, BytesCharged.of(List.of(charge)), listener);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** The ledger's answer, two accounts a page, in the database's order of identifiers. */
  private static final class Ledger implements Charges {
    private final Map<LocalDate, TreeMap<UUID, Long>> days = new TreeMap<>();

    void charge(UUID account, LocalDate day, long bytes) {
      days.computeIfAbsent(day, d -> new TreeMap<>(Comparator.comparing(UUID::toString)))
          .merge(account, bytes, Long::sum);
    }

    @Override
    public Page<ChargedDay> of(LocalDate day, int limit, @Nullable String cursor) {
      var all = days.getOrDefault(day, new TreeMap<>());
      var rest = cursor == null ? all : all.tailMap(UUID.fromString(cursor), false);
      var rows =
          rest.entrySet().stream()
              .map(e -> new ChargedDay(e.getKey(), e.getValue()))
              .limit(3)
              .toList();
      return Page.of(rows, 2, last -> last.accountId().toString());
    }
  }

  private Balances sessions() {
    return (Balances)
        Proxy.newProxyInstance(
            Balances.class.getClassLoader(),
            new Class<?>[] {Balances.class},
            (proxy, method, arguments) ->
                ((AskBeyondCeilings) arguments[0])
                    .deviceIds().stream()
                        .filter(beyond::containsKey)
                        .map(id -> new BeyondCeiling(id, beyond.getOrDefault(id, 0L)))
                        .toList());
  }
}
