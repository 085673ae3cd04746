package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.store.StoreFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month is closed while others close, charge, read and prove. */
class ClosingTogetherTest {
  static final long MB = 1_000_000;
  static final int GUESTS = 60;

  final Till till = new Till();
  final List<UUID> guests = new ArrayList<>();

  /** Each has been charged 1 MB long ago, and every other one has left. */
  @BeforeEach
  void guestsCame() {
    till.infrastructure.clock.set(Instant.parse("2021-03-01T00:00:00Z"));
    till.makeMonths();
    for (int i = 0; i < GUESTS; i++) {
      var guest = UUID.randomUUID();
      till.grant(guest, 100 * MB);
      till.open(guest, guest);
      till.report(guest, 0, MB, i % 2 == 0);
      guests.add(guest);
    }
    till.infrastructure.clock.set(Instant.parse("2024-01-01T00:00:00Z"));
    till.makeMonths();
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void several_close_at_once_while_others_charge_and_prove() throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 3; i++) {
        running.add(threads.submit(() -> till.closeMonths()));
      }
      running.add(
          threads.submit(
              () ->
                  guests.forEach(guest -> assertThat(till.report(guest, 0, 2 * MB)).isNotNull())));
      for (int i = 0; i < 2; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < 8; n++) {
                    assertThat(till.books().problems()).isEmpty();
                  }
                }));
      }
      for (var each : running) {
        each.get();
      }
    }
    till.closeMonths();
    assertThat(closed()).as("one of each guest").isEqualTo(GUESTS);
    assertThat(till.books().problems()).isEmpty();
    assertThat(till.books().consumedBytes())
        .as("who had left is charged again, or unknown")
        .isBetween(GUESTS * MB * 3 / 2, GUESTS * MB * 2);
  }

  @Test
  void who_reads_for_long_puts_it_off_and_nobody_else_waits_for_it() throws Exception {
    var reads = new CountDownLatch(1);
    var hasRead = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var reader =
          threads.submit(
              () ->
                  till.infrastructure.as(
                      till.tenant,
                      () ->
                          till.store.<Boolean>read(
                              tx -> {
                                tx.query("select count(*) from postings").mapTo(Long.class).one();
                                reads.countDown();
                                return await(hasRead);
                              })));
      assertThat(reads.await(120, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> till.closeMonths())
          .isInstanceOf(StoreFailed.class)
          .hasMessageContaining("55P03");
      assertThat(closed()).as("nothing is half done").isZero();
      ChargingTest.charged(till.report(guests.getLast(), 0, 2 * MB));
      assertThat(till.books().problems()).isEmpty();
      hasRead.countDown();
      assertThat(reader.get()).isTrue();
    }
    till.closeMonths();
    assertThat(closed()).isEqualTo(GUESTS);
    assertThat(till.books().problems()).isEmpty();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(120, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Charges that closings stand for. */
  private long closed() {
    return till.infrastructure.as(
        till.tenant,
        () ->
            till.store.<Long>read(
                tx ->
                    tx.query("select coalesce(sum(postings), 0) from closings")
                        .mapTo(Long.class)
                        .one()));
  }
}
