package byway.charging.balances;

import static byway.charging.balances.ChargingTest.charged;
import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargedDay;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Posting;
import byway.kit.secrets.Keys;
import byway.people.staff.testing.SetLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is used of what was promised is the meter's alone at first; account and ledger follow. */
class SettlingTest {
  private static final long MB = 1_000_000;
  private static final Till till = new Till();

  private final UUID paul = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  @AfterAll
  static void close() {
    till.close();
  }

  @BeforeEach
  void paulIsSignedIn() {
    till.tenant = UUID.randomUUID();
    till.infrastructure.clock.set(Instant.parse("2026-03-10T12:00:00Z"));
    till.grant(paul, 1_000 * MB);
    till.open(session, paul);
    till.report(session, 0, MB); // nobody knows when it was settled last: it is at once
  }

  @AfterEach
  void theBooksAreProven() {
    assertThat(till.books().problems()).isEmpty();
    assertThat(till.reconciliation().unexplained()).isEmpty();
  }

  @Test
  void a_balance_counts_each_report_and_the_ledger_is_told_when_more_is_promised() {
    till.report(session, 0, 4 * MB);
    till.report(session, 0, 8 * MB);
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(8 * MB);
    assertThat(till.balance(paul).reservedBytes()).isEqualTo(8 * MB);
    assertThat(till.balance(paul).leftBytes()).isEqualTo(992 * MB);
    assertThat(used()).containsExactly(MB);
    assertThat(charged(till.report(session, 0, 9 * MB)).ceilingBytes()).isEqualTo(25 * MB);
    assertThat(used()).containsExactly(8 * MB, MB);
  }

  @Test
  void it_is_told_after_an_hour() {
    till.infrastructure.clock.advance(Duration.ofMinutes(59));
    till.report(session, 0, 2 * MB);
    assertThat(used()).containsExactly(MB);
    till.infrastructure.clock.advance(Duration.ofMinutes(1));
    till.report(session, 0, 3 * MB);
    assertThat(used()).containsExactly(2 * MB, MB);
  }

  @Test
  void and_when_the_session_ends() {
    till.report(session, 0, 2 * MB);
    till.report(session, 0, 3 * MB, true);
    assertThat(used()).containsExactly(2 * MB, MB);
    assertThat(till.balance(paul).reservedBytes()).isZero();
    till.report(session, 0, 4 * MB);
    assertThat(used()).as("late, and settled at once").containsExactly(MB, 2 * MB, MB);
  }

  @Test
  void a_lost_session_is_settled_when_it_is_given_up() {
    till.report(session, 0, 3 * MB);
    till.close(session);
    till.infrastructure.clock.advance(FreeLostMeters.PATIENCE.plusSeconds(1));
    till.freeLostMeters();
    assertThat(used()).containsExactly(2 * MB, MB);
    assertThat(till.balance(paul).reservedBytes()).isZero();
  }

  @Test
  void what_was_used_on_a_day_is_on_that_day_whenever_it_is_told() {
    till.infrastructure.clock.set(Instant.parse("2026-03-10T23:30:00Z"));
    till.report(session, 0, 2 * MB);
    till.infrastructure.clock.set(Instant.parse("2026-03-10T23:59:59Z"));
    till.report(session, 0, 4 * MB);
    till.infrastructure.clock.set(Instant.parse("2026-03-11T00:00:00Z"));
    assertThat(chargedOn("2026-03-10")).containsExactly(new ChargedDay(paul, 4 * MB));
    till.report(session, 0, 5 * MB);
    assertThat(chargedOn("2026-03-10")).containsExactly(new ChargedDay(paul, 4 * MB));
    assertThat(chargedOn("2026-03-11")).containsExactly(new ChargedDay(paul, MB));
    assertThat(till.statement(paul).getFirst().at())
        .isEqualTo(Instant.parse("2026-03-10T23:59:59.999999Z"));
  }

  @Test
  void a_server_whose_clock_jumps_an_hour_and_back_loses_nothing() {
    till.infrastructure.clock.set(Instant.parse("2026-03-10T23:30:00Z"));
    till.report(session, 0, 2 * MB);
    till.report(session, 0, 4 * MB);
    till.infrastructure.clock.set(Instant.parse("2026-03-11T00:30:00Z"));
    till.report(session, 0, 5 * MB);
    till.report(session, 0, 6 * MB);
    till.infrastructure.clock.set(Instant.parse("2026-03-10T23:31:00Z"));
    till.report(session, 0, 7 * MB);
    till.infrastructure.clock.set(Instant.parse("2026-03-11T00:31:00Z"));
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(7 * MB);
    assertThat(chargedOn("2026-03-10")).containsExactly(new ChargedDay(paul, 5 * MB));
    assertThat(chargedOn("2026-03-11")).containsExactly(new ChargedDay(paul, 2 * MB));
  }

  @Test
  void a_session_that_has_run_dry_hears_of_what_another_process_has_granted() {
    var poor = UUID.randomUUID();
    var dry = UUID.randomUUID();
    till.grant(poor, 4 * MB);
    long ceiling = till.open(dry, poor).ceilingBytes();
    while (ceiling < 4 * MB) {
      ceiling = charged(till.report(dry, 0, ceiling)).ceilingBytes();
    }
    anotherProcessGrants(poor, MB);
    assertThat(charged(till.report(dry, 0, 4 * MB)).ceilingBytes()).isEqualTo(5 * MB);
    till.report(dry, 0, 5 * MB, true);
    till.report(session, 0, MB, true);
    assertThat(till.balance(poor).leftBytes()).isZero();
  }

  @Test
  void and_so_does_one_that_is_over_and_tells_late_what_it_used() {
    var poor = UUID.randomUUID();
    var early = UUID.randomUUID();
    till.grant(poor, 4 * MB);
    assertThat(till.open(early, poor).ceilingBytes()).isEqualTo(2 * MB);
    till.report(early, 0, MB, true);
    var other = UUID.randomUUID();
    long ceiling = till.open(other, poor).ceilingBytes();
    while (ceiling < 3 * MB) {
      ceiling = charged(till.report(other, 0, ceiling)).ceilingBytes();
    }
    till.report(other, 0, 3 * MB, true);
    assertThat(charged(till.report(early, 0, 2 * MB)).usedBytes()).isEqualTo(MB);
    anotherProcessGrants(poor, MB / 2);
    assertThat(charged(till.report(early, 0, 2 * MB)).usedBytes()).isEqualTo(MB + MB / 2);
  }

  private static void anotherProcessGrants(UUID account, long bytes) {
    var another =
        new BalancesEndpoint(
            till.store,
            till.slices,
            new ChargingCache(),
            new LineNumbers(new Keys("a secret of thirty-two characters")),
            new GiveAlone(SetLimits::new, till.infrastructure.clock),
            till.infrastructure.clock);
    var grant = new Grant(UUID.randomUUID(), account, bytes, GrantReason.ADJUSTMENT, null, "");
    var unused = till.infrastructure.as(till.tenant, () -> another.grant(grant));
  }

  private List<Long> used() {
    return till.statement(paul).stream()
        .filter(posting -> posting.to().equals("used"))
        .map(Posting::amount)
        .toList();
  }

  private List<ChargedDay> chargedOn(String day) {
    var charges = new ChargesEndpoint(till.store, till.infrastructure.clock);
    return till.infrastructure
        .as(till.tenant, () -> charges.of(LocalDate.parse(day), 0, null))
        .items();
  }
}
