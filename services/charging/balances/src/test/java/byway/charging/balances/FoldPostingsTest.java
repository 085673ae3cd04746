package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.contracts.balances.Posting;
import byway.contracts.testing.KnownTenants;
import byway.kit.values.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldPostingsTest {
  static final long MB = 1_000_000;
  static final Till till = new Till();

  final UUID paul = UUID.randomUUID();
  final UUID first = UUID.randomUUID();
  final UUID second = UUID.randomUUID();

  @AfterAll
  static void close() {
    till.close();
  }

  @BeforeEach
  void twoSessionsOfTenChargesEach() {
    till.tenant = UUID.randomUUID();
    till.grant(UUID.randomUUID(), paul, 100 * MB, new Money(500, "EUR"));
    for (var session : List.of(first, second)) {
      till.open(session, paul);
      for (int i = 1; i <= 10; i++) {
        till.report(session, 0, i * MB);
      }
    }
  }

  @Test
  void old_charges_of_a_session_become_one_and_the_books_stay_proven() {
    var before = postings();
    till.ground.clock.advance(Duration.ofDays(100));
    till.report(second, 0, 11 * MB);
    fold();
    var after = postings();
    assertThat(before).hasSizeGreaterThan(20);
    assertThat(charges(after, first)).containsExactly(10 * MB);
    assertThat(charges(after, second)).containsExactly(MB, 10 * MB);
    assertThat(others(after)).isEqualTo(others(before));
    assertThat(till.books().problems()).isEmpty();
    assertThat(till.balance(paul).consumedBytes()).isEqualTo(21 * MB);
    fold();
    assertThat(postings()).isEqualTo(after);
  }

  @Test
  void charges_of_the_last_months_stay_single() {
    var before = postings();
    till.ground.clock.advance(Duration.ofDays(80));
    fold();
    assertThat(postings()).isEqualTo(before);
  }

  @Test
  void a_session_that_goes_on_after_it_was_folded_is_folded_again() {
    till.ground.clock.advance(Duration.ofDays(100));
    fold();
    till.report(second, 0, 12 * MB);
    till.ground.clock.advance(Duration.ofDays(100));
    fold();
    assertThat(charges(postings(), second)).containsExactly(12 * MB);
    assertThat(till.books().problems()).isEmpty();
  }

  @Test
  void several_at_once_come_to_the_same_sums() throws Exception {
    till.ground.clock.advance(Duration.ofDays(100));
    try (var threads = Executors.newFixedThreadPool(4)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 8; i++) {
        running.add(threads.submit(FoldPostingsTest::fold));
      }
      for (var each : running) {
        each.get();
      }
    }
    assertThat(charges(postings(), first)).containsExactly(10 * MB);
    assertThat(till.books().problems()).isEmpty();
  }

  private static void fold() {
    var before = till.ground.clock.instant().minus(Duration.ofDays(90));
    new FoldPostings(till.store, new KnownTenants(), till.ground.clock).fold(till.tenant, before);
  }

  private List<Posting> postings() {
    return till.ground.as(till.tenant, () -> till.balances.postings(paul, 100, null)).items();
  }

  private static List<Long> charges(List<Posting> of, UUID session) {
    return of.stream()
        .filter(posting -> posting.reference().equals(session) && posting.to().equals("used"))
        .map(Posting::amount)
        .toList();
  }

  private static List<Posting> others(List<Posting> of) {
    return of.stream().filter(posting -> !posting.to().equals("used")).toList();
  }
}
