package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.UsageReport;
import byway.kit.testing.TestInfrastructure;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One customer at ten thousand places at once. */
@Timeout(600)
class ManySessionsTest {
  private static final int SESSIONS = 10_000;
  private static final int A_CALL = 500;
  private static final long GRANTED = 20_000_000_000L;

  private final UUID account = UUID.randomUUID();
  private final List<UUID> sessions = Stream.generate(UUID::randomUUID).limit(SESSIONS).toList();

  /** What each hotspot may serve up to, as it was told last. */
  private final Map<UUID, Long> ceilings = new ConcurrentHashMap<>();

  private final Map<UUID, Long> used = new HashMap<>();

  @Test
  void ten_thousand_sessions_of_one_account_use_its_balance_to_the_last_byte_and_no_further()
      throws Exception {
    try (var till = new Till()) {
      doNotWaitForTheDisk(till);
      till.grant(account, GRANTED);
      atOnce(
          sessions, 1, some -> some.forEach(id -> keep(id, till.open(id, account).ceilingBytes())));
      assertNothingIsPromisedTwice(till);
      useAllThatIsHeld(till);
      assertThat(till.balance(account).consumedBytes()).isEqualTo(GRANTED);
      till.grant(account, GRANTED);
      while (till.balance(account).consumedBytes() < 2 * GRANTED) {
        useAllThatIsHeld(till);
        assertNothingIsPromisedTwice(till);
      }
      till.grant(account, GRANTED);
      report(till, true);
      var balance = till.balance(account);
      assertThat(balance.consumedBytes()).isEqualTo(2 * GRANTED);
      assertThat(balance.reservedBytes()).isZero();
      assertThat(till.books().problems()).isEmpty();
    }
  }

  /**
   * Ten thousand commits, one after the other, would be most of the time; this is not about them.
   */
  private static void doNotWaitForTheDisk(Till till) throws SQLException {
    var url = till.infrastructure.jdbcUrl();
    try (var owner =
            DriverManager.getConnection(
                url, TestInfrastructure.superuser(), TestInfrastructure.superuserPassword());
        var statement = owner.createStatement()) {
      statement.execute(
          "alter database %s set synchronous_commit = off"
              .formatted(url.substring(url.lastIndexOf('/') + 1)));
    }
  }

  private void useAllThatIsHeld(Till till) throws Exception {
    used.putAll(ceilings);
    report(till, false);
  }

  /** As long after the one before as it takes a hotspot's line to carry it. */
  private void report(Till till, boolean closed) throws Exception {
    till.infrastructure.clock.advance(Duration.ofHours(1));
    var now = till.infrastructure.clock.instant();
    atOnce(
        sessions,
        A_CALL,
        some ->
            till.report(
                    some.stream()
                        .map(
                            id ->
                                new UsageReport(
                                    id, till.device, 0, used.getOrDefault(id, 0L), closed, now))
                        .toList())
                .forEach(answer -> keep(answer.sessionId(), ((Charged) answer).ceilingBytes())));
  }

  private void keep(UUID session, long ceilingBytes) {
    ceilings.merge(session, ceilingBytes, Math::max);
  }

  private void assertNothingIsPromisedTwice(Till till) {
    var balance = till.balance(account);
    assertThat(balance.availableBytes()).isNotNegative();
    assertThat(ceilings.values().stream().mapToLong(Long::longValue).sum())
        .isLessThanOrEqualTo(balance.grantedBytes())
        .isLessThanOrEqualTo(balance.consumedBytes() + balance.reservedBytes());
  }

  /** By callers at once, as many as find room. */
  private static void atOnce(List<UUID> all, int aCall, Consumer<List<UUID>> work)
      throws Exception {
    try (var callers = Executors.newFixedThreadPool(ReportQueue.MOST_INSIDE / A_CALL)) {
      var calls = new ArrayList<Future<?>>();
      for (int from = 0; from < all.size(); from += aCall) {
        var some = all.subList(from, Math.min(from + aCall, all.size()));
        calls.add(callers.submit(() -> work.accept(some)));
      }
      for (var call : calls) {
        call.get();
      }
    }
  }
}
