package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.DeclareLinks;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.SettleUse;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Context;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import byway.kit.store.StoreFailed;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.staff.testing.SetLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever breaks, the books are exact when the last report has come through. */
@Timeout(600)
class FaultsTest {
  private static final String SECRET = "a secret that only tests know, of fair length";
  private static final UUID TENANT = UUID.randomUUID();
  private static final UUID DEVICE = UUID.randomUUID();
  private static final Duration AT_LAST = Duration.ofSeconds(120);

  @TempDir Path directory;
  private final UUID account = UUID.randomUUID();
  private EmbeddedPostgres postgres;
  private CuttingProxy proxy;
  private Databases databases;
  private SimpleMeterRegistry metrics;
  private ReportQueue queue;
  private ChargingEndpoint charging;
  private BalancesEndpoint balances;
  private ReviewsEndpoint reviews;

  @BeforeEach
  void start() throws Exception {
    postgres = postgres(0);
    proxy = new CuttingProxy(postgres.port());
    databases =
        new Databases(
            "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres",
            postgres.superuser(),
            postgres.password(),
            new Keys(SECRET),
            4);
    var store = new BalancesStore(databases);
    var slices = new Slices(new KnownTenants(), Clock.systemUTC());
    var remembered = new ChargingCache();
    var clock = Clock.systemUTC();
    metrics = new SimpleMeterRegistry();
    queue =
        new ReportQueue(
            new ChargeWriter(store, slices, remembered, clock, metrics), remembered, metrics);
    charging = new ChargingEndpoint(store, queue, slices, remembered, clock);
    reviews =
        new ReviewsEndpoint(
            store, new SettleHeld(slices, remembered, new Ids(clock), clock), remembered, clock);
    balances =
        new BalancesEndpoint(
            store,
            slices,
            remembered,
            new LineNumbers(new Keys("a secret of thirty-two characters")),
            new GiveAlone(SetLimits::new, clock),
            clock);
  }

  private EmbeddedPostgres postgres(int port) {
    return EmbeddedPostgres.start(
        PostgresSettings.of(
                directory.resolve("postgres"),
                Path.of(System.getProperty("user.home"), ".cache", "byway", "postgres"),
                SECRET)
            .onPort(port));
  }

  @AfterEach
  void stop() throws Exception {
    queue.stop();
    databases.close();
    proxy.close();
    postgres.close();
  }

  private static <T> T as(Callable<T> work) {
    return Context.platform(TENANT).call(work);
  }

  private List<UUID> sessions(int count) {
    as(
        () ->
            balances.grant(
                new Grant(
                    UUID.randomUUID(),
                    account,
                    1_000_000_000_000L,
                    GrantReason.ADJUSTMENT,
                    null,
                    "")));
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                as(() -> charging.open(new OpenMeter(UUID.randomUUID(), account, DEVICE)))
                    .sessionId())
        .toList();
  }

  private List<ChargeAnswer> report(List<UUID> sessions, long bytes) {
    return report(sessions, bytes, Instant.now());
  }

  private List<ChargeAnswer> report(List<UUID> sessions, long bytes, Instant measuredAt) {
    return as(
        () ->
            charging.report(
                sessions.stream()
                    .map(id -> new UsageReport(id, DEVICE, 0, bytes, false, measuredAt))
                    .toList()));
  }

  /** As a hotspot does: again and again, until it is charged. */
  private void untilCharged(List<UUID> sessions, long bytes) throws InterruptedException {
    var deadline = Instant.now().plus(AT_LAST);
    while (true) {
      try {
        if (report(sessions, bytes).stream().allMatch(Charged.class::isInstance)) {
          return;
        }
        assertThat(Instant.now()).as("still refused").isBefore(deadline);
      } catch (StoreFailed | Refusal e) {
        assertThat(Instant.now()).as("still not charged: %s", e).isBefore(deadline);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private void assertExact(long bytes) {
    assertThat(as(() -> balances.balance(account)).consumedBytes()).isEqualTo(bytes);
    assertThat(as(() -> balances.books()).problems()).isEmpty();
  }

  @Test
  void an_answer_that_is_cut_off_after_the_commit_is_charged_once() throws Exception {
    var sessions = sessions(3);
    untilCharged(sessions, 1_000);
    proxy.cutAtNextCommit();
    try {
      var answers = report(sessions, 5_000);
      assertThat(answers).as("the line was cut before any answer").isEmpty();
    } catch (StoreFailed e) {
      assertThat(proxy.hasCut()).isTrue();
    }
    untilCharged(sessions, 5_000);
    assertExact(15_000);
  }

  @Test
  void a_slow_database_makes_callers_wait_and_no_more_than_the_room_is_taken() throws Exception {
    var sessions = sessions(500);
    try (var blocker = open();
        var statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("lock table balances.accounts in exclusive mode");
      var answers = Collections.synchronizedList(new ArrayList<ChargeAnswer>());
      var callers = new ArrayList<Thread>();
      for (int i = 0; i < 2 * ReportQueue.MOST_INSIDE / 500; i++) {
        callers.add(Thread.ofVirtual().start(() -> answers.addAll(report(sessions, 700))));
      }
      while (answers.size() < ReportQueue.MOST_INSIDE) {
        LockSupport.parkNanos(10_000_000);
      }
      // Half found no room, and were told at once, while nothing is charged.
      assertThat(List.copyOf(answers))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .isInstanceOfSatisfying(
                          NotCharged.class,
                          refused -> {
                            assertThat(refused.code()).isEqualTo("overloaded");
                            assertThat(refused.comeAgain()).isTrue();
                          }));
      assertThat(metrics.get("byway_charge_saturation_ratio").gauge().value()).isEqualTo(1);
      blocker.rollback();
      for (var caller : callers) {
        caller.join();
      }
      assertThat(answers).filteredOn(Charged.class::isInstance).hasSize(ReportQueue.MOST_INSIDE);
    }
    assertExact(500 * 700);
  }

  @Test
  void what_is_held_back_and_settled_over_a_line_that_is_cut_is_exact() throws Exception {
    var sessions = sessions(40);
    untilCharged(sessions, 1_000);
    as(() -> reviews.declare(new DeclareLinks(DEVICE, 0, 0)));
    proxy.cutAtNextCommit();
    try {
      var unused = report(sessions, 5_000);
    } catch (StoreFailed e) {
      assertThat(proxy.hasCut()).isTrue();
    }
    untilCharged(sessions, 5_000);
    assertExact(40 * 1_000);
    proxy.cutAtNextCommit();
    settle(sessions.subList(0, 20), true);
    proxy.cutAtNextCommit();
    settle(sessions.subList(20, 40), false);
    untilCharged(sessions, 5_000);
    assertExact(40 * 1_000 + 20 * 4_000);
    assertThat(as(() -> reviews.atHotspot(DEVICE))).isEmpty();
    assertThat(as(() -> balances.reconciliation(1)).unexplained()).isEmpty();
  }

  /** Again and again: it is decided once. */
  private void settle(List<UUID> sessions, boolean accepts) throws InterruptedException {
    for (var session : sessions) {
      var deadline = Instant.now().plus(AT_LAST);
      for (boolean isSettled = false; !isSettled; ) {
        try {
          as(() -> reviews.settle(new SettleUse(DEVICE, session, accepts, Instant.now())));
          isSettled = true;
        } catch (StoreFailed e) {
          assertThat(Instant.now()).as("still not settled: %s", e).isBefore(deadline);
        }
      }
    }
  }

  @Test
  void repeated_and_reordered_reports_of_which_a_third_is_lost_are_exact() throws Exception {
    var sessions = sessions(50);
    var random = new Random(11);
    var line = new ArrayList<UsageReport>();
    for (int step = 1; step <= 60; step++) {
      for (var session : sessions) {
        var report =
            new UsageReport(session, DEVICE, step * 10L, step * 100L, false, Instant.EPOCH);
        line.addAll(
            Collections.nCopies(random.nextInt(10) < 3 ? 0 : 1 + random.nextInt(2), report));
      }
    }
    Collections.shuffle(line, random);
    for (int from = 0; from < line.size(); from += 500) {
      var some = line.subList(from, Math.min(from + 500, line.size()));
      assertThat(as(() -> charging.report(some))).allMatch(Charged.class::isInstance);
    }
    untilCharged(sessions, 6_600);
    assertThat(as(() -> balances.books()).problems()).isEmpty();
  }

  private java.sql.Connection open() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.superuser(), postgres.password());
  }
}
