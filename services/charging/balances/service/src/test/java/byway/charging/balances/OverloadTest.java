package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.UsageReport;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.Counter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More is offered than the database takes. */
class OverloadTest {
  private static final int SESSIONS = 10;
  private static final int A_CALL = 300;
  private static final int CALLS = ReportQueue.MOST_INSIDE / A_CALL;

  /** Half of what somebody waits who finds room: far more than saying no takes anywhere. */
  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  private static final Duration LATE = Duration.ofMillis(150);

  @TempDir static Path directory;
  private static FaultyInfrastructure infrastructure;
  private final UUID device = UUID.randomUUID();

  @BeforeAll
  static void open() throws Exception {
    infrastructure = new FaultyInfrastructure(directory);
  }

  @AfterAll
  static void close() throws Exception {
    infrastructure.close();
  }

  @Test
  void saturation_rises_step_by_step_before_anything_is_refused() throws Exception {
    infrastructure.tenant = UUID.randomUUID();
    var sessions = sessions();
    double refused = refused();
    var callers = new ArrayList<Thread>();
    try (var owner = infrastructure.owner();
        var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("lock table balances.accounts in access exclusive mode");
      for (int call = 1; call <= CALLS; call++) {
        callers.add(
            Thread.ofVirtual()
                .start(() -> assertThat(report(sessions)).allMatch(Charged.class::isInstance)));
        int inside = call * A_CALL;
        FaultyInfrastructure.await("it is inside", () -> infrastructure.inside() == inside);
        assertThat(infrastructure.saturation())
            .isCloseTo(inside / (double) ReportQueue.MOST_INSIDE, within(0.001));
        assertThat(refused()).isEqualTo(refused);
      }
      long before = System.nanoTime();
      assertThat(report(sessions)).allMatch(answer -> isOverloaded(answer));
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .as("at once, while the database answers nobody")
          .isLessThan(AT_ONCE);
      owner.rollback();
    }
    for (var caller : callers) {
      caller.join();
    }
    assertThat(infrastructure.saturation()).isZero();
    infrastructure.assertExact(SESSIONS * 700L);
  }

  /** A commit takes six answers: what is offered is far more than can be written. */
  @Test
  void a_slow_database_is_exact_and_those_it_has_no_room_for_are_told_at_once() throws Exception {
    try (var crowd = new Crowd(infrastructure)) {
      crowd.awaitCharges();
      var sessions = sessions();
      infrastructure.line.delay(LATE);
      var slowest = Collections.synchronizedList(new ArrayList<Duration>());
      var callers = new ArrayList<Thread>();
      for (int call = 0; call < 3 * CALLS; call++) {
        callers.add(
            Thread.ofVirtual().start(() -> refusedWithin(sessions).ifPresent(slowest::add)));
      }
      for (var caller : callers) {
        caller.join();
      }
      assertThat(slowest).hasSizeGreaterThan(CALLS).allMatch(time -> time.compareTo(AT_ONCE) < 0);
      infrastructure.line.delay(Duration.ZERO);
      crowd.awaitCharges();
      crowd.alsoUsed(SESSIONS * 700L);
      crowd.settle();
    }
  }

  private static double refused() {
    return infrastructure.metrics.find("byway_charge_refused_total").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  /** Nothing where it was charged, or waited in vain. */
  private Optional<Duration> refusedWithin(List<UUID> sessions) {
    long before = System.nanoTime();
    try {
      boolean refused = report(sessions).stream().allMatch(OverloadTest::isOverloaded);
      var time = Duration.ofNanos(System.nanoTime() - before);
      return refused ? Optional.of(time) : Optional.empty();
    } catch (Refusal waited) {
      return Optional.empty();
    }
  }

  private List<UUID> sessions() {
    return Stream.generate(UUID::randomUUID)
        .limit(SESSIONS)
        .peek(
            session -> {
              var account = UUID.randomUUID();
              infrastructure.grant(account, 1_000_000);
              var unused = infrastructure.open(session, account, device);
            })
        .toList();
  }

  private List<ChargeAnswer> report(List<UUID> sessions) {
    return infrastructure.report(
        IntStream.range(0, A_CALL)
            .mapToObj(i -> sessions.get(i % SESSIONS))
            .map(session -> new UsageReport(session, device, 0, 700, false, Instant.now()))
            .toList());
  }

  private static boolean isOverloaded(ChargeAnswer answer) {
    return answer instanceof NotCharged not && not.code().equals("overloaded") && not.comeAgain();
  }
}
