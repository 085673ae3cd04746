package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.CeilingsRaised;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.TakenBack;
import byway.charging.balances.api.UsageReport;
import byway.kit.store.StoreFailed;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargingTest {
  static final long MB = 1_000_000;
  static final Till till = new Till();

  final UUID paul = UUID.randomUUID();
  final UUID session = UUID.randomUUID();

  @AfterAll
  static void close() {
    till.close();
  }

  @BeforeEach
  void anotherTenant() {
    till.tenant = UUID.randomUUID();
  }

  @AfterEach
  void theBooksAreProven() {
    assertThat(till.books().problems()).isEmpty();
  }

  @Test
  void a_session_may_go_up_to_a_slice_ahead() {
    till.grant(paul, 100 * MB);
    assertThat(till.open(session, paul).ceilingBytes()).isEqualTo(Till.SLICE);
    assertThat(till.balance(paul).availableBytes()).isEqualTo(84 * MB);
    assertThat(till.balance(paul).leftBytes()).isEqualTo(100 * MB);
  }

  @Test
  void a_session_at_a_hotspot_that_reports_seldom_has_more_ahead_of_it() {
    till.grant(paul, 1_000 * MB);
    assertThat(till.offer(paul, 100 * MB)).isEqualTo(100 * MB);
    assertThat(till.openAhead(session, paul, 100 * MB).ceilingBytes()).isEqualTo(100 * MB);
    assertThat(till.offer(paul, 900 * MB)).isEqualTo(450 * MB);
    assertThat(till.offer(UUID.randomUUID(), MB)).isZero();
    assertThat(charged(till.report(session, 0, 90 * MB)).ceilingBytes()).isEqualTo(190 * MB);
    assertThatThrownBy(() -> till.openAhead(UUID.randomUUID(), paul, -1))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void what_was_counted_is_charged_and_the_ceiling_moves_on() {
    till.grant(paul, 100 * MB);
    till.open(session, paul);
    assertThat(charged(till.report(session, MB, 9 * MB)).ceilingBytes()).isEqualTo(26 * MB);
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(10 * MB);
  }

  @ParameterizedTest
  @CsvSource({"1000000, 9000000", "0, 0", "1000000, 5", "7, 9000000"})
  void a_repeated_or_older_report_changes_nothing(long up, long down) {
    till.grant(paul, 100 * MB);
    till.open(session, paul);
    var first = charged(till.report(session, MB, 9 * MB));
    assertThat(till.report(session, up, down)).isEqualTo(first);
  }

  @Test
  void a_balance_is_used_to_its_last_byte_and_not_beyond() {
    till.grant(paul, 20 * MB + 1);
    long ceiling = till.open(session, paul).ceilingBytes();
    for (int i = 0; i < 20 && ceiling < 20 * MB + 1; i++) {
      ceiling = charged(till.report(session, 0, ceiling)).ceilingBytes();
    }
    till.report(session, 0, ceiling);
    assertThat(ceiling).isEqualTo(20 * MB + 1);
    assertThat(till.balance(paul).leftBytes()).isZero();
    assertThat(charged(till.report(session, 0, 99 * MB)).usedBytes()).isEqualTo(20 * MB + 1);
  }

  @Test
  void a_dry_session_goes_on_by_itself_when_its_account_is_topped_up() {
    assertThat(till.open(session, paul).ceilingBytes()).isZero();
    till.infrastructure.published(till.store);
    till.grant(paul, 1_000 * MB);
    assertThat(till.infrastructure.published(till.store, CeilingsRaised.class))
        .containsExactly(
            new CeilingsRaised(
                List.of(new CeilingsRaised.Raised(session, till.device, Till.SLICE))));
  }

  @Test
  void a_dry_session_goes_on_by_itself_when_another_one_ends() {
    till.grant(paul, 4 * MB);
    var dry = UUID.randomUUID();
    till.open(session, paul);
    long ceiling = till.open(dry, paul).ceilingBytes();
    for (int looked = 0; looked < 2; looked++) {
      // What ends here frees nothing that anybody waits for, and is no reason not to look later.
      var unused = till.report(till.open(UUID.randomUUID(), paul).sessionId(), 0, 0, true);
    }
    for (long used = 0; used < ceiling; ) {
      used = ceiling;
      ceiling = charged(till.report(dry, 0, used)).ceilingBytes();
    }
    assertThat(ceiling).isLessThan(4 * MB);
    till.report(session, 0, 0, true);
    assertThat(till.open(dry, paul).ceilingBytes()).isGreaterThan(ceiling);
  }

  @Test
  void two_sessions_share_one_balance() {
    var other = UUID.randomUUID();
    till.grant(paul, 20 * MB);
    long one = till.open(session, paul).ceilingBytes();
    long two = till.open(other, paul).ceilingBytes();
    assertThat(one).isEqualTo(10 * MB);
    assertThat(two).isEqualTo(5 * MB);
    till.report(session, 0, 4 * MB, true);
    assertThat(till.balance(paul).availableBytes()).isEqualTo(11 * MB);
  }

  @Test
  void a_report_after_the_last_word_is_charged_within_the_ceiling() {
    till.grant(paul, 100 * MB);
    till.open(session, paul);
    till.report(session, 0, 5 * MB, true);
    assertThat(charged(till.report(session, 0, 6 * MB)).usedBytes()).isEqualTo(6 * MB);
    assertThat(charged(till.report(session, 0, 60 * MB)).usedBytes()).isEqualTo(Till.SLICE);
  }

  @Test
  void a_session_ended_from_here_keeps_its_reserve_until_the_hotspots_last_word() {
    till.grant(paul, 100 * MB);
    till.open(session, paul);
    till.close(session);
    assertThat(till.balance(paul).reservedBytes()).isEqualTo(Till.SLICE);
    assertThat(charged(till.report(session, 0, 7 * MB)).ceilingBytes()).isEqualTo(Till.SLICE);
    till.report(session, 0, 8 * MB, true);
    assertThat(till.balance(paul).reservedBytes()).isZero();
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(8 * MB);
  }

  @Test
  void what_a_lost_hotspot_held_is_free_after_an_hour() {
    till.grant(paul, 16 * MB);
    till.open(session, paul);
    till.close(session);
    till.infrastructure.clock.advance(FreeLostMeters.PATIENCE.minusSeconds(1));
    till.freeLostMeters();
    assertThat(till.balance(paul).reservedBytes()).isPositive();
    till.infrastructure.clock.advance(Duration.ofSeconds(2));
    till.freeLostMeters();
    assertThat(till.balance(paul).reservedBytes()).isZero();
    assertThat(charged(till.report(session, 0, MB)).usedBytes()).isEqualTo(MB);
  }

  @Test
  void an_ended_session_that_has_nothing_reserved_is_closed_at_once() {
    till.open(session, paul);
    assertThat(till.close(session).closed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, counter_negative",
    "0, -9223372036854775808, counter_negative",
    "9223372036854775807, 9223372036854775807, counter_out_of_range",
    "1125899906842625, 0, counter_out_of_range"
  })
  void an_impossible_counter_is_refused_and_changes_nothing(long up, long down, String code) {
    till.grant(paul, 100 * MB);
    var before = till.open(session, paul);
    assertThat(till.report(session, up, down)).isEqualTo(new NotCharged(session, code, false));
    assertThat(till.open(session, paul)).isEqualTo(before);
    assertThat(till.metrics.counter("byway_charge_refused_total", "code", code).count())
        .isPositive();
  }

  @Test
  void counters_past_four_gigabytes_are_plain_numbers() {
    till.grant(paul, 10_000 * MB);
    long ceiling = till.open(session, paul).ceilingBytes();
    while (ceiling < 5_000 * MB) {
      till.infrastructure.clock.advance(Duration.ofSeconds(1));
      ceiling = charged(till.report(session, 0, ceiling)).ceilingBytes();
    }
    assertThat(till.balance(paul).consumedBytes()).isGreaterThan(1L << 32);
  }

  @Test
  void a_session_nobody_knows_is_refused() {
    assertThat(till.report(session, 1, 1))
        .isEqualTo(new NotCharged(session, "unknown_session", false));
  }

  @Test
  void a_hotspot_cannot_report_for_another_ones_session() {
    till.grant(paul, 100 * MB);
    till.open(session, paul);
    var foreign =
        new UsageReport(
            session, UUID.randomUUID(), 1, 1, false, till.infrastructure.clock.instant());
    assertThat(till.report(foreign)).isEqualTo(new NotCharged(session, "not_your_session", false));
  }

  @Test
  void another_tenants_session_is_unknown() {
    till.grant(paul, 100 * MB);
    till.open(session, paul);
    var mine = till.tenant;
    till.tenant = UUID.randomUUID();
    assertThat(till.report(session, 1, 1))
        .isEqualTo(new NotCharged(session, "unknown_session", false));
    till.tenant = mine;
    assertThat(till.balance(paul).consumedBytes()).isZero();
  }

  @Test
  void one_bad_report_in_a_batch_stops_no_other() {
    till.grant(paul, 100 * MB);
    till.open(session, paul);
    var now = till.infrastructure.clock.instant();
    var answers =
        till.report(
            List.of(
                new UsageReport(UUID.randomUUID(), till.device, 1, 1, false, now),
                new UsageReport(session, till.device, 0, MB, false, now),
                new UsageReport(session, till.device, -1, MB, false, now),
                new UsageReport(session, till.device, 0, 2 * MB, false, now)));
    assertThat(answers).hasSize(4);
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(2 * MB);
  }

  @Test
  void the_same_grant_again_changes_nothing() {
    var key = UUID.randomUUID();
    till.grant(key, paul, MB, null);
    assertThat(till.grant(key, paul, MB, null).grantedBytes()).isEqualTo(MB);
    assertThatThrownBy(() -> till.grant(key, UUID.randomUUID(), MB, null))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("key_reused"));
  }

  @Test
  void a_refund_takes_back_what_is_left_of_its_lot_and_its_share_of_the_price() {
    var key = UUID.randomUUID();
    till.grant(paul, 4 * MB);
    till.grant(key, paul, 10 * MB, new Money(999, "EUR"));
    till.open(session, paul);
    till.report(session, 0, 6 * MB, true);
    var withdrawn = till.withdraw(paul, key);
    assertThat(withdrawn.bytes()).isEqualTo(8 * MB);
    assertThat(withdrawn.value()).isEqualTo(new Money(799, "EUR"));
    assertThat(till.withdraw(paul, key)).isEqualTo(withdrawn);
    assertThat(till.lots(paul)).extracting(Lot::usedBytes).containsExactly(4 * MB, 2 * MB);
    assertThat(till.balance(paul).leftBytes()).isZero();
  }

  @Test
  void what_is_withheld_is_taken_at_once_and_given_back_exactly() {
    var key = UUID.randomUUID();
    var cause = UUID.randomUUID();
    till.grant(key, paul, 10 * MB, new Money(999, "EUR"));
    till.open(session, paul);
    till.report(session, 0, 2 * MB, false);
    long promised = till.balance(paul).reservedBytes();
    var taken = till.takeBack(paul, key, cause, 10 * MB, null);
    assertThat(taken.bytes()).isEqualTo(8 * MB - promised);
    assertThat(taken.heldBytes()).isEqualTo(promised);
    assertThat(till.balance(paul).availableBytes()).isZero();

    till.report(session, 0, 3 * MB, true);
    taken = till.takeBack(paul, key, cause, 10 * MB, new Money(999, "EUR"));
    assertThat(taken).isEqualTo(new TakenBack(7 * MB, 0));
    assertThat(till.takeBack(paul, key, cause, 10 * MB, new Money(999, "EUR"))).isEqualTo(taken);
    assertThat(till.balance(paul).leftBytes()).isZero();
    assertThat(till.books().problems()).isEmpty();

    assertThat(till.takeBack(paul, key, cause, 0, null)).isEqualTo(new TakenBack(0, 0));
    assertThat(till.balance(paul).availableBytes()).isEqualTo(7 * MB);
    assertThat(till.books().problems()).isEmpty();
    assertThat(till.withdraw(paul, key).bytes()).isEqualTo(7 * MB);
  }

  @Test
  void a_part_that_went_back_takes_a_part_and_no_more_than_is_left() {
    var key = UUID.randomUUID();
    till.grant(key, paul, 10 * MB, new Money(1_000, "EUR"));
    till.open(session, paul);
    till.report(session, 0, 8 * MB, true);
    long left = till.balance(paul).leftBytes();
    assertThat(left).isLessThan(5 * MB);
    var half = till.takeBack(paul, key, UUID.randomUUID(), 5 * MB, new Money(500, "EUR"));
    assertThat(half).isEqualTo(new TakenBack(left, 0));
    assertThat(till.lots(paul)).extracting(Lot::withdrawnBytes).containsExactly(left);
    assertThat(till.books().problems()).isEmpty();
  }

  @Test
  void many_callers_at_once_are_charged_exactly() throws Exception {
    till.grant(paul, 1_000 * MB);
    var sessions = new ArrayList<UUID>();
    for (int i = 0; i < 10; i++) {
      var id = UUID.randomUUID();
      till.open(id, paul);
      sessions.add(id);
    }
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var id : sessions) {
        for (int step = 1; step <= 20; step++) {
          long down = step * 10_000;
          callers.submit(() -> till.report(id, 0, down));
        }
      }
    }
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(10 * 200_000);
    long published =
        till.infrastructure.published(till.store, BytesCharged.class).stream()
            .flatMap(fact -> ((BytesCharged) fact).charges().stream())
            .filter(charge -> charge.accountId().equals(paul))
            .mapToLong(charge -> charge.bytesUp() + charge.bytesDown())
            .sum();
    assertThat(published).isEqualTo(10 * 200_000);
  }

  @Test
  void the_proof_finds_a_byte_that_somebody_has_moved() throws SQLException {
    till.grant(paul, 100 * MB);
    tamper("update balances.accounts set granted = granted + 1 where account_id = '" + paul + "'");
    assertThat(till.books().problems()).hasSize(2);
    tamper("update balances.accounts set granted = granted - 1 where account_id = '" + paul + "'");
  }

  @Test
  void the_database_itself_refuses_to_overdraw() {
    till.grant(paul, MB);
    assertThatThrownBy(
            () ->
                till.infrastructure.as(
                    till.tenant,
                    () ->
                        till.store.write(
                            tx -> tx.update("update accounts set consumed = 1000001").execute())))
        .isInstanceOf(StoreFailed.class);
  }

  static void tamper(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                till.infrastructure.jdbcUrl(),
                TestInfrastructure.superuser(),
                TestInfrastructure.superuserPassword());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static Charged charged(ChargeAnswer answer) {
    assertThat(answer).isInstanceOf(Charged.class);
    return (Charged) answer;
  }
}
