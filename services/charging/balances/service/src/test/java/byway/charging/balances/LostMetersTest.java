package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.CeilingsRaised;
import byway.charging.balances.api.CeilingsRaised.Raised;
import byway.charging.balances.api.Offer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything is reserved for a session that was ended from here, and its hotspot says nothing. */
class LostMetersTest {
  static final long MB = 1_000_000;
  static final Duration MINUTE = FreeLostMeters.PATIENCE_WHEN_MISSED;
  static final Till till = new Till();

  final UUID paul = UUID.randomUUID();
  final UUID lost = UUID.randomUUID();
  final UUID next = UUID.randomUUID();

  @AfterAll
  static void close() {
    till.close();
  }

  @BeforeEach
  void everythingIsReserved() {
    till.tenant = UUID.randomUUID();
    till.grant(paul, 3 * MB);
    assertThat(till.open(lost, paul).ceilingBytes()).isEqualTo(1_500_000);
    for (int i = 0; i < 3; i++) {
      till.report(lost, 0, i); // remembered, and given more each time
    }
    assertThat(till.balance(paul).availableBytes()).isZero();
    till.close(lost);
  }

  @AfterEach
  void theBooksAreProven() {
    assertThat(till.books().problems()).isEmpty();
  }

  @Test
  void a_session_that_has_run_dry_goes_on_after_a_minute() {
    assertThat(till.open(next, paul).ceilingBytes()).isZero();
    till.infrastructure.clock.advance(MINUTE);
    till.freeLostMeters();
    assertThat(till.balance(paul).availableBytes()).isZero();
    till.infrastructure.published(till.store);
    till.infrastructure.clock.advance(Duration.ofSeconds(1));
    till.freeLostMeters();
    assertThat(till.infrastructure.published(till.store, CeilingsRaised.class))
        .containsExactly(
            new CeilingsRaised(List.of(new Raised(next, till.device, (3 * MB - 2) / 2))));
    till.report(next, 0, MB);
    assertThat(till.report(lost, 0, 400_000, true)).as("its last word, late").isNotNull();
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(1_400_000);
  }

  @Test
  void where_nobody_misses_it_it_stays_for_an_hour() {
    till.infrastructure.clock.advance(FreeLostMeters.PATIENCE);
    till.freeLostMeters();
    assertThat(till.balance(paul).reservedBytes()).isEqualTo(3 * MB - 2);
    till.infrastructure.clock.advance(Duration.ofSeconds(1));
    till.freeLostMeters();
    assertThat(till.balance(paul).reservedBytes()).isZero();
  }

  @Test
  void an_offer_that_finds_nothing_frees_it_after_a_minute() {
    till.infrastructure.clock.advance(MINUTE);
    assertThat(till.offered(paul, 8 * MB)).isEqualTo(new Offer(0, 3 * MB - 2));
    till.infrastructure.clock.advance(Duration.ofSeconds(1));
    assertThat(till.offered(paul, 8 * MB)).isEqualTo(new Offer((3 * MB - 2) / 2, 3 * MB - 2));
    assertThat(till.balance(paul).reservedBytes()).as("nothing is opened").isZero();
    assertThat(ChargingTest.charged(till.report(lost, 0, MB)).closed()).isTrue();
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(MB);
  }

  @Test
  void a_session_that_is_opened_frees_it_after_a_minute() {
    till.infrastructure.clock.advance(MINUTE.plusSeconds(1));
    assertThat(till.open(next, paul).ceilingBytes()).isEqualTo((3 * MB - 2) / 2);
    for (int i = 0; i < 4; i++) {
      till.report(next, 0, i);
    }
    assertThat(till.balance(paul).availableBytes()).isZero();
    assertThat(ChargingTest.charged(till.report(lost, 0, MB, true)).usedBytes())
        .as("nothing is free for what it says now")
        .isEqualTo(2);
  }

  @Test
  void a_session_that_was_not_ended_keeps_what_it_has() {
    var open = UUID.randomUUID();
    var sam = UUID.randomUUID();
    till.grant(sam, MB);
    till.open(open, sam);
    till.open(UUID.randomUUID(), sam);
    till.infrastructure.clock.advance(FreeLostMeters.PATIENCE.plusHours(1));
    till.freeLostMeters();
    assertThat(till.offered(sam, MB)).isEqualTo(new Offer(0, MB));
  }
}
