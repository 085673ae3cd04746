package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.UsageReport;
import byway.kit.store.StoreFailed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that the database refuses, whole or for what is in it. */
class FailedBatchTest {
  private static final int SESSIONS = 30;
  private static final int LEAST_REMEMBERED = 8;
  private static final long GRANTED = 1_000_000_000;

  @TempDir static Path directory;
  private static FaultyInfrastructure infrastructure;
  private final UUID device = UUID.randomUUID();
  private final List<UUID> sessions = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    infrastructure = new FaultyInfrastructure(directory, new ChargingCache(LEAST_REMEMBERED));
  }

  @AfterAll
  static void stop() throws Exception {
    infrastructure.close();
  }

  @BeforeEach
  void open() {
    infrastructure.tenant = UUID.randomUUID();
    for (int i = 0; i < SESSIONS; i++) {
      var account = UUID.randomUUID();
      infrastructure.grant(account, GRANTED);
      sessions.add(infrastructure.open(UUID.randomUUID(), account, device).sessionId());
    }
  }

  @AfterEach
  void refuseNothing() throws Exception {
    tell("drop function if exists balances.refuse() cascade");
  }

  /**
   * Two accounts of one writer, and more meters than it can remember: those of the first account
   * have left the memory when the batch fails, and the account itself has not.
   */
  @Test
  void a_batch_that_failed_leaves_nothing_in_memory_that_the_next_one_would_write()
      throws Exception {
    sessions.clear();
    for (int account = 0; account < 2; account++) {
      infrastructure.grant(new UUID(4, 2 * account), GRANTED);
      for (int i = 0; i < LEAST_REMEMBERED; i++) {
        var session = new UUID(2 * account, 2 * i);
        sessions.add(infrastructure.open(session, new UUID(4, 2 * account), device).sessionId());
      }
    }
    refuse("true", "53100");
    for (int tried = 0; tried < 3; tried++) {
      assertThatThrownBy(() -> report(10_000)).isInstanceOf(StoreFailed.class);
      infrastructure.awaitQuiet();
    }
    infrastructure.assertExact(0);
    refuseNothing();
    assertThat(report(10_000)).allMatch(Charged.class::isInstance);
    infrastructure.assertExact(2 * LEAST_REMEMBERED * 10_000L);
  }

  @Test
  void a_batch_that_is_tried_again_after_a_deadlock_is_charged_and_posted_once() throws Exception {
    tell("create sequence balances.tries; grant all on sequence balances.tries to byway_balances");
    assertThat(report(10_000)).allMatch(Charged.class::isInstance);
    refuse("nextval('balances.tries') <= 2", "40P01");
    assertThat(report(20_000)).allMatch(Charged.class::isInstance);
    infrastructure.assertExact(SESSIONS * 20_000L);
  }

  @Test
  void a_row_that_the_database_refuses_stops_nobody_elses_charge() throws Exception {
    var bad = sessions.get(7);
    refuse("new.session_id = '" + bad + "'", "23514");
    var answers = new ArrayList<ChargeAnswer>();
    for (var session : sessions) {
      if (session.equals(bad)) {
        assertThatThrownBy(() -> infrastructure.report(List.of(usage(bad, 5_000))))
            .isInstanceOf(StoreFailed.class);
      } else {
        answers.addAll(infrastructure.report(List.of(usage(session, 5_000))));
      }
    }
    assertThat(answers).hasSize(SESSIONS - 1).allMatch(Charged.class::isInstance);
    infrastructure.assertExact((SESSIONS - 1) * 5_000L);
  }

  /** The writers are kept waiting until all callers' reports are one batch, and then go on. */
  @Test
  void bad_reports_of_every_kind_in_one_batch_stop_no_good_one() throws Exception {
    var bad = sessions.get(3);
    var closed = sessions.get(4);
    refuse("new.session_id = '" + bad + "'", "23514");
    var unused =
        infrastructure.report(List.of(new UsageReport(closed, device, 0, 7, true, Instant.now())));
    var failures = Collections.synchronizedList(new ArrayList<Throwable>());
    var answers = Collections.synchronizedList(new ArrayList<ChargeAnswer>());
    var callers = new ArrayList<Thread>();
    try (var owner = infrastructure.owner();
        var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("lock table balances.accounts in access exclusive mode");
      for (var session : sessions.subList(5, SESSIONS)) {
        callers.add(
            Thread.ofVirtual().start(() -> infrastructure.report(List.of(usage(session, 1_000)))));
      }
      awaitInside(callers.size());
      for (var report : everyKind(bad, closed)) {
        callers.add(
            Thread.ofVirtual()
                .uncaughtExceptionHandler((thread, thrown) -> failures.add(thrown))
                .start(() -> answers.addAll(infrastructure.report(List.of(report)))));
      }
      awaitInside(callers.size());
      owner.rollback();
    }
    for (var caller : callers) {
      caller.join();
    }
    assertThat(failures).singleElement().isInstanceOf(StoreFailed.class);
    assertThat(answers)
        .filteredOn(NotCharged.class::isInstance)
        .extracting(answer -> ((NotCharged) answer).code())
        .containsExactlyInAnyOrder(
            "unknown_session", "not_your_session", "counter_negative", "counter_out_of_range");
    assertThat(answers).filteredOn(Charged.class::isInstance).hasSize(SESSIONS - 1);
    // A report after the last word is charged as far as its ceiling went.
    infrastructure.assertExact((SESSIONS - 1) * 5_000L);
  }

  private static void awaitInside(int reports) throws InterruptedException {
    FaultyInfrastructure.await("all are inside", () -> infrastructure.inside() == reports);
  }

  private List<UsageReport> everyKind(UUID bad, UUID closed) {
    var now = Instant.now();
    var all = new ArrayList<UsageReport>();
    all.add(usage(UUID.randomUUID(), 5_000));
    all.add(new UsageReport(sessions.get(0), UUID.randomUUID(), 0, 9_000, false, now));
    all.add(new UsageReport(sessions.get(1), device, -1, 9_000, false, now));
    all.add(new UsageReport(sessions.get(2), device, 0, Long.MAX_VALUE, false, now));
    sessions.forEach(session -> all.add(usage(session, 5_000)));
    assertThat(sessions).contains(bad, closed);
    return all;
  }

  private List<ChargeAnswer> report(long bytes) {
    return infrastructure.report(sessions.stream().map(session -> usage(session, bytes)).toList());
  }

  private UsageReport usage(UUID session, long bytes) {
    return new UsageReport(session, device, 0, bytes, false, Instant.now());
  }

  /** The database refuses changes of the meters for which something holds. */
  private void refuse(String when, String state) throws SQLException {
    tell(
        """
        create function balances.refuse() returns trigger language plpgsql as
        $$ begin raise exception 'refused' using errcode = '%s'; end $$;
        create trigger refused before update on balances.meters
        for each row when (%s) execute function balances.refuse();
        """
            .formatted(state, when));
  }

  private void tell(String sql) throws SQLException {
    try (var owner = infrastructure.owner();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
