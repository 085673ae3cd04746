package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.DeclareLinks;
import byway.charging.balances.api.HeldReason;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.HeldSettled;
import byway.charging.balances.api.SettleUse;
import byway.charging.balances.api.UseHeld;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hotspots claim and nobody believes at once is held back, exactly, until it is settled. */
class HeldBackTest {
  /** At one million bits a second this takes eight seconds. */
  private static final long MEGABYTE = 1_000_000;

  private static final Till till = new Till();
  private final UUID account = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  @AfterAll
  static void close() {
    till.close();
  }

  /** A hotspot with a line of 1 Mbit/s: a minute of it is 7.5 MB. */
  @BeforeEach
  void aSlowHotspot() {
    till.tenant = UUID.randomUUID();
    till.device = UUID.randomUUID();
    declare(1, 1);
    till.grant(account, 100 * MEGABYTE);
    till.open(session, account);
  }

  private static void declare(@Nullable Integer uplink, @Nullable Integer radio) {
    var unused =
        till.review(reviews -> reviews.declare(new DeclareLinks(till.device, uplink, radio)));
  }

  private static void pass(Duration time) {
    till.infrastructure.clock.advance(time);
  }

  private static <T> List<T> told(Class<T> type) {
    return till.infrastructure.published(till.store, type).stream().map(type::cast).toList();
  }

  private static long used(ChargeAnswer answer) {
    return ((Charged) answer).usedBytes();
  }

  private static long ceiling(ChargeAnswer answer) {
    return ((Charged) answer).ceilingBytes();
  }

  private List<HeldSession> held() {
    return till.review(reviews -> reviews.ofAccount(account));
  }

  private long heldBytes() {
    return held().stream().mapToLong(HeldSession::heldBytes).sum();
  }

  private void settle(boolean accepts) {
    var unused =
        till.review(
            reviews ->
                reviews.settle(
                    new SettleUse(
                        till.device, null, accepts, till.infrastructure.clock.instant())));
  }

  private void booksAreExact() {
    assertThat(till.books().problems()).isEmpty();
    assertThat(till.reconciliation().unexplained()).isEmpty();
  }

  @Test
  void what_a_link_cannot_have_carried_is_reserved_and_not_charged() {
    assertThat(used(till.report(session, 0, 10 * MEGABYTE))).isEqualTo(7_500_000);
    assertThat(held())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.heldBytes()).isEqualTo(2_500_000);
              assertThat(one.reasons()).containsExactly(HeldReason.RADIO);
            });
    var balance = till.balance(account);
    assertThat(balance.consumedBytes()).isEqualTo(7_500_000);
    assertThat(balance.leftBytes()).isEqualTo(92_500_000);
    assertThat(told(UseHeld.class)).anyMatch(fact -> fact.sessionId().equals(session));
    booksAreExact();
  }

  @Test
  void a_hotspot_that_was_away_for_an_hour_is_believed_what_it_can_have_carried() {
    till.openAhead(UUID.randomUUID(), account, 0);
    assertThat(used(till.report(session, 0, MEGABYTE))).isEqualTo(MEGABYTE);
    pass(Duration.ofHours(1));
    assertThat(used(till.report(session, 0, 16 * MEGABYTE))).isEqualTo(16 * MEGABYTE);
    assertThat(held()).isEmpty();
  }

  @Test
  void an_old_report_that_comes_first_after_an_hour_away_takes_nothing_from_it() {
    assertThat(used(till.report(session, 0, MEGABYTE))).isEqualTo(MEGABYTE);
    pass(Duration.ofHours(1));
    assertThat(used(till.report(session, 0, MEGABYTE))).isEqualTo(MEGABYTE);
    assertThat(used(till.report(session, 0, 16 * MEGABYTE))).isEqualTo(16 * MEGABYTE);
    assertThat(held()).isEmpty();
  }

  @Test
  void who_was_heard_all_the_time_does_not_save_up_what_was_not_carried() {
    for (int minute = 0; minute < 60; minute++) {
      pass(Duration.ofMinutes(1));
      till.report(session, 0, 1);
    }
    assertThat(used(till.report(session, 0, 16 * MEGABYTE))).isLessThan(9 * MEGABYTE);
    assertThat(heldBytes()).isPositive();
  }

  @Test
  void all_guests_together_have_no_more_than_the_uplink() {
    declare(1, 1_000);
    var others = IntStream.range(0, 5).mapToObj(n -> UUID.randomUUID()).toList();
    for (var other : others) {
      till.grant(other, 10 * MEGABYTE);
      till.open(other, other);
    }
    long charged = 0;
    for (var other : others) {
      charged += used(till.report(other, 0, 3 * MEGABYTE));
    }
    assertThat(charged).isEqualTo(7_500_000);
    assertThat(till.review(reviews -> reviews.hotspots(10, null)).items())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.heldBytes()).isEqualTo(7_500_000);
              assertThat(one.guests()).isEqualTo(3);
              assertThat(one.reasons()).containsExactly(HeldReason.UPLINK);
            });
    booksAreExact();
  }

  @Test
  void nothing_more_is_promised_on_what_is_not_believed() {
    long before = ceiling(till.report(session, 0, 7_000_000));
    long after = ceiling(till.report(session, 0, before));
    assertThat(after).isEqualTo(before);
    pass(Duration.ofMinutes(3));
    assertThat(ceiling(till.report(session, 0, before))).isGreaterThan(before);
    booksAreExact();
  }

  @Test
  void what_staff_accept_is_charged_and_in_the_history() {
    till.report(session, 0, 10 * MEGABYTE);
    settle(true);
    assertThat(held()).isEmpty();
    assertThat(till.balance(account).consumedBytes()).isEqualTo(10 * MEGABYTE);
    var facts = till.infrastructure.published(till.store, HeldSettled.class, BytesCharged.class);
    assertThat(facts)
        .anyMatch(
            fact ->
                fact instanceof HeldSettled settled
                    && settled.accepted()
                    && settled.sessions().getFirst().sessionId().equals(session));
    long told =
        facts.stream()
            .filter(BytesCharged.class::isInstance)
            .flatMap(fact -> ((BytesCharged) fact).charges().stream())
            .filter(charge -> charge.sessionId().equals(session))
            .mapToLong(charge -> charge.bytesUp() + charge.bytesDown())
            .sum();
    assertThat(told).isEqualTo(10 * MEGABYTE);
    booksAreExact();
  }

  @Test
  void what_staff_give_back_is_free_and_is_never_charged_again() {
    long ceiling = ceiling(till.report(session, 0, 10 * MEGABYTE));
    settle(false);
    pass(Duration.ofMinutes(5));
    assertThat(used(till.report(session, 0, 10 * MEGABYTE))).isEqualTo(7_500_000);
    assertThat(till.balance(account).leftBytes()).isEqualTo(92_500_000);
    assertThat(used(till.report(session, 0, ceiling))).isEqualTo(ceiling - 2_500_000);
    booksAreExact();
  }

  @Test
  void a_session_that_is_over_keeps_what_is_held_until_it_is_settled() {
    till.report(session, 0, 10 * MEGABYTE, true);
    assertThat(till.balance(account).reservedBytes()).isEqualTo(2_500_000);
    booksAreExact();
    settle(true);
    assertThat(till.balance(account).reservedBytes()).isZero();
    assertThat(till.balance(account).consumedBytes()).isEqualTo(10 * MEGABYTE);
    booksAreExact();
  }

  @Test
  void a_decision_is_about_what_was_seen() {
    till.report(session, 0, 10 * MEGABYTE);
    var seen = till.infrastructure.clock.instant();
    pass(Duration.ofSeconds(1));
    till.report(session, 0, 12 * MEGABYTE);
    var nothing =
        till.review(reviews -> reviews.settle(new SettleUse(till.device, null, true, seen)));
    assertThat(nothing.bytes()).isZero();
    settle(false);
    assertThat(held()).isEmpty();
    booksAreExact();
  }

  @Test
  void what_nobody_has_looked_at_is_given_back_by_rule() {
    till.report(session, 0, 10 * MEGABYTE);
    pass(Duration.ofDays(13));
    till.giveBackHeld(14);
    assertThat(heldBytes()).isEqualTo(2_500_000);
    pass(Duration.ofDays(2));
    till.giveBackHeld(0);
    assertThat(heldBytes()).isEqualTo(2_500_000);
    till.giveBackHeld(14);
    assertThat(held()).isEmpty();
    assertThat(till.balance(account).consumedBytes()).isEqualTo(7_500_000);
    booksAreExact();
  }

  @Test
  void a_link_that_carries_nothing_has_everything_held_back() {
    declare(0, null);
    assertThat(used(till.report(session, 0, MEGABYTE))).isZero();
    assertThat(heldBytes()).isEqualTo(MEGABYTE);
    declare(null, null);
    assertThat(used(till.report(session, 0, 2 * MEGABYTE))).isEqualTo(MEGABYTE);
    booksAreExact();
  }

  @Test
  void rates_are_still_known_to_the_process_that_takes_over() {
    till.report(session, 0, 7_500_000);
    till.restart();
    assertThat(used(till.report(session, 0, 9 * MEGABYTE))).isEqualTo(7_500_000);
    assertThat(heldBytes()).isEqualTo(1_500_000);
    booksAreExact();
  }

  @Test
  void one_more_guest_than_usual_is_not_emptied_within_the_hour() {
    declare(null, null);
    var guests =
        IntStream.rangeClosed(0, Plausibility.FEW_EMPTIED)
            .mapToObj(n -> UUID.randomUUID())
            .toList();
    long charged = 0;
    for (var guest : guests) {
      till.grant(guest, MEGABYTE);
      till.open(guest, guest);
      charged += used(till.report(guest, 0, MEGABYTE));
    }
    assertThat(charged).isEqualTo(Plausibility.FEW_EMPTIED * MEGABYTE);
    List<HeldSession> here = till.review(reviews -> reviews.atHotspot(till.device));
    assertThat(here)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.accountId()).isEqualTo(guests.getLast());
              assertThat(one.heldBytes()).isEqualTo(MEGABYTE);
              assertThat(one.reasons()).containsExactly(HeldReason.MANY_EMPTIED);
            });
    booksAreExact();
  }

  @Test
  void who_has_something_in_another_session_is_not_emptied() {
    declare(null, null);
    long charged = 0;
    for (int guest = 0; guest < 2 * Plausibility.FEW_EMPTIED; guest++) {
      var one = UUID.randomUUID();
      till.grant(one, 3 * MEGABYTE);
      till.open(one, one);
      till.open(UUID.randomUUID(), one);
      long first = ceiling(till.report(one, 0, 0));
      charged += used(till.report(one, 0, first)) == first ? 0 : 1;
    }
    assertThat(charged).isZero();
  }

  @Test
  void a_hotspot_with_a_history_of_many_may_empty_as_many_again() {
    declare(null, null);
    for (int day = 0; day < 2; day++) {
      for (int guest = 0; guest < Plausibility.FEW_EMPTIED + 2; guest++) {
        var one = UUID.randomUUID();
        till.grant(one, MEGABYTE);
        till.open(one, one);
        till.report(one, 0, MEGABYTE, true);
      }
      settle(true);
      pass(Duration.ofDays(1));
    }
    assertThat(till.review(reviews -> reviews.hotspots(10, null)).items()).isEmpty();
    for (int guest = 0; guest < Plausibility.FEW_EMPTIED + 2; guest++) {
      var one = UUID.randomUUID();
      till.grant(one, MEGABYTE);
      till.open(one, one);
      assertThat(used(till.report(one, 0, MEGABYTE))).isEqualTo(MEGABYTE);
    }
  }

  @Test
  void much_in_a_session_that_its_access_point_has_opened_waits_for_its_guest() {
    declare(100_000, 100_000);
    var big = UUID.randomUUID();
    var relayed = UUID.randomUUID();
    till.grant(big, 20_000 * MEGABYTE);
    till.openRelayed(relayed, big);
    long most = HeldSettings.USUAL.relayedBytes();
    long counted = ceiling(till.report(relayed, 0, MEGABYTE));
    var answer = till.report(relayed, 0, counted);
    while (used(answer) == counted) {
      counted = ceiling(answer);
      answer = till.report(relayed, 0, counted);
    }
    long charged = used(answer);
    assertThat(charged).isEqualTo(most);
    var mine = Context.platform(till.tenant).withPrincipal(Principal.customer(big));
    var settled = mine.call(() -> till.confirm(relayed));
    assertThat(settled.bytes()).isEqualTo(counted - most);
    pass(Duration.ofMinutes(1));
    long next = ceiling(till.report(relayed, 0, counted));
    assertThat(used(till.report(relayed, 0, next))).isEqualTo(next);
    booksAreExact();
  }

  @Test
  void odd_rates_and_unknown_sessions_are_refused() {
    assertThatThrownBy(() -> declare(-1, null))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("rate_invalid"));
    assertThatThrownBy(() -> declare(null, Links.MOST_MBIT + 1))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("rate_invalid"));
    assertThatThrownBy(() -> till.review(reviews -> reviews.confirm(UUID.randomUUID())))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("not_found"));
  }
}
