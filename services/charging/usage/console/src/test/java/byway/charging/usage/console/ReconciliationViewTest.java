package byway.charging.usage.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Reconciliation;
import byway.charging.usage.api.UsageReconciliation;
import byway.charging.usage.console.CompareLedgers.Found;
import byway.charging.usage.console.ReconciliationView.Pair;
import byway.charging.usage.console.ReconciliationView.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconciliationViewTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @Test
  void equal_figures_agree_and_none_at_all_are_nothing() {
    var sides = ReconciliationView.of(new Found(sessions(100, 100), days(100, 0, 0, 0)));
    assertThat(sides.pairs())
        .extracting(Pair::state)
        .containsExactly(State.AGREES, State.AGREES, State.NOTHING);
    assertThat(sides.problems()).isZero();
    assertThat(ReconciliationView.of(new Found(sessions(0, 0), days(0, 0, 0, 0))).isNothing())
        .isTrue();
  }

  @Test
  void what_nobody_explains_comes_first_and_the_largest_before_all() {
    var sides =
        ReconciliationView.of(
            new Found(
                sessions(100, 90, session("not_charged", 100, 90)),
                days(90, 50, 950, 2, line("billed_more", 50, 950), line("rounding", 5, 4))));
    assertThat(sides.unexplained())
        .extracting(Discrepancy::reason)
        .containsExactly("billed_more", "not_charged");
    assertThat(sides.unexplained()).extracting(Discrepancy::more).containsExactly(900L, -10L);
    assertThat(sides.problems()).isEqualTo(3); // one of them was not told
    assertThat(sides.isMore()).isTrue();
    assertThat(sides.why()).extracting(ReconciliationView.Why::reason).containsExactly("rounding");
    assertThat(sides.pairs())
        .extracting(Pair::state)
        .containsExactly(State.PARTS, State.AGREES, State.PARTS);
  }

  @Test
  void where_two_sides_part_can_be_seen_however_little_it_is() {
    var bars =
        ReconciliationView.of(new Found(sessions(1_000_000, 999_999), null))
            .pairs()
            .getFirst()
            .bars();
    assertThat(bars.get(1).gapPercent()).isEqualTo(2);
    assertThat(bars.get(1).percent()).isEqualTo(98);
    assertThat(bars.get(1).less()).isTrue();
    assertThat(bars.get(2).gapPercent()).isZero();
  }

  @Test
  void a_part_that_is_away_leaves_the_other() {
    var sides = ReconciliationView.of(new Found(null, days(100, 0, 0, 0)));
    assertThat(sides.isAway()).isTrue();
    assertThat(sides.pairs())
        .extracting(Pair::state)
        .containsExactly(State.AWAY, State.AGREES, State.NOTHING);
  }

  @Test
  void what_is_charged_and_not_posted_yet_is_under_way_and_no_difference() {
    var sides =
        ReconciliationView.of(
            new Found(
                new Reconciliation(
                    Instant.EPOCH, 1, 200, 200, 0, 105, List.of(), List.of(), List.of()),
                days(200, 0, 0, 0)));
    assertThat(sides.pairs().getFirst().underWayBytes()).isEqualTo(95);
    assertThat(sides.pairs().getFirst().more()).isZero();
    assertThat(sides.isExact()).isTrue();
  }

  @Test
  void what_found_no_place_in_the_lists_is_counted_and_summed_all_the_same() {
    var sessions =
        new Reconciliation(
            Instant.EPOCH,
            900,
            100,
            90,
            7,
            90,
            List.of(session("beyond_ceiling", 20, 13)),
            List.of(session("not_charged", 100, 90)),
            List.of(
                new Reconciliation.Cause("beyond_ceiling", 300, 20_000, 13_000, 13_000),
                new Reconciliation.Cause("not_charged", 400, 100, 90, 90)));
    var days =
        new UsageReconciliation(
            Instant.EPOCH,
            DAY,
            7,
            1_000,
            700,
            0,
            0,
            7,
            0,
            List.of(),
            List.of(),
            List.of(new UsageReconciliation.Cause("under_way", true, 250, 1_000, 700)));
    var sides = ReconciliationView.of(new Found(sessions, days));
    assertThat(sides.problems()).isEqualTo(400);
    assertThat(sides.isMore()).isTrue();
    assertThat(sides.explainedCount()).isEqualTo(550);
    assertThat(sides.why().getFirst().count()).isEqualTo(300);
    assertThat(sides.why().getFirst().bytes()).isEqualTo(7_000);
    assertThat(sides.why().getFirst().shownCount()).isEqualTo(1);
    assertThat(sides.pairs().get(1).underWayBytes()).isEqualTo(300);
    assertThat(sides.pairs().get(1).more()).isZero();
  }

  @Test
  void not_everything_agrees_where_figures_differ_for_a_known_reason() {
    var sides =
        ReconciliationView.of(
            new Found(sessions(100, 100), days(100, 950, 960, 0, line("rounding", 950, 960))));
    assertThat(sides.problems()).isZero();
    assertThat(sides.isExact()).isFalse();
  }

  private static Reconciliation sessions(
      long counted, long charged, Reconciliation.Difference... unexplained) {
    return new Reconciliation(
        Instant.EPOCH,
        1,
        counted,
        charged,
        0,
        charged,
        List.of(),
        List.of(unexplained),
        Stream.of(unexplained)
            .map(one -> new Reconciliation.Cause(one.reason(), 1, counted, charged, charged))
            .toList());
  }

  private static Reconciliation.Difference session(String reason, long counted, long charged) {
    return new Reconciliation.Difference(
        UUID.randomUUID(), UUID.randomUUID(), counted, charged, charged, reason);
  }

  private static UsageReconciliation days(
      long charged, long passed, long billed, int problems, UsageReconciliation.Difference... all) {
    return new UsageReconciliation(
        Instant.EPOCH,
        DAY,
        7,
        charged,
        charged,
        billed,
        passed,
        6,
        problems,
        only(true, all),
        only(false, all),
        only(true, all).stream().map(ReconciliationViewTest::cause).toList());
  }

  private static UsageReconciliation.Cause cause(UsageReconciliation.Difference one) {
    return new UsageReconciliation.Cause(one.reason(), true, 1, one.knownBytes(), one.foundBytes());
  }

  private static List<UsageReconciliation.Difference> only(
      boolean explained, UsageReconciliation.Difference... all) {
    return List.of(all).stream()
        .filter(one -> one.reason().equals("rounding") == explained)
        .toList();
  }

  private static UsageReconciliation.Difference line(String reason, long passed, long billed) {
    return new UsageReconciliation.Difference(null, UUID.randomUUID(), DAY, passed, billed, reason);
  }
}
