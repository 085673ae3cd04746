package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.SettleUse;
import byway.charging.balances.api.SettledUse;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Context;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import byway.kit.values.Ids;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.staff.testing.SetLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The charging service on a database whose processes, line and disk a test can break. */
final class FaultyInfrastructure implements AutoCloseable {
  private static final String SECRET = "a secret that only tests know, of fair length";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** A line that is silent for so long is given up; in the field a minute. */
  private static final int SILENT_SECONDS = 4;

  UUID tenant = UUID.randomUUID();
  final EmbeddedPostgres postgres;
  final CuttingProxy line;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Databases databases;
  private final ReportQueue queue;
  private final ChargingEndpoint charging;
  private final BalancesEndpoint balances;
  private final ReviewsEndpoint reviews;

  FaultyInfrastructure(Path directory) throws IOException {
    this(directory, new ChargingCache());
  }

  FaultyInfrastructure(Path directory, ChargingCache remembered) throws IOException {
    postgres =
        EmbeddedPostgres.start(
            PostgresSettings.of(
                directory.resolve("postgres"),
                Path.of(System.getProperty("user.home"), ".cache", "byway", "postgres"),
                SECRET));
    line = new CuttingProxy(postgres.port());
    databases =
        new Databases(
            "jdbc:postgresql://127.0.0.1:%d/postgres?socketTimeout=%d"
                .formatted(line.port(), SILENT_SECONDS),
            postgres.superuser(),
            postgres.password(),
            new Keys(SECRET),
            4);
    var store = new BalancesStore(databases);
    var clock = Clock.systemUTC();
    var slices = new Slices(new KnownTenants(), clock);
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
    store.prepare();
  }

  <T> T as(Callable<T> work) {
    return Context.platform(tenant).call(work);
  }

  void grant(UUID account, long bytes) {
    var grant = new Grant(UUID.randomUUID(), account, bytes, GrantReason.ADJUSTMENT, null, "");
    as(() -> balances.grant(grant));
  }

  Meter open(UUID session, UUID account, UUID device) {
    return as(() -> charging.open(new OpenMeter(session, account, device)));
  }

  List<ChargeAnswer> report(List<UsageReport> reports) {
    return as(() -> charging.report(reports));
  }

  List<Meter> states(List<UUID> sessions) {
    return as(() -> charging.states(sessions));
  }

  SettledUse settle(UUID device, boolean accepts) {
    return as(() -> reviews.settle(new SettleUse(device, null, accepts, Instant.now())));
  }

  List<HeldSession> held(UUID device) {
    return as(() -> reviews.atHotspot(device));
  }

  /** Each byte is in one place, whatever is held. */
  void assertBooks() {
    assertThat(as(balances::books).problems()).isEmpty();
    assertThat(as(() -> balances.reconciliation(1)).unexplained()).isEmpty();
  }

  /** Everything that was ever counted is charged, posted and balanced; to the byte. */
  void assertExact(long consumedBytes) {
    var books = as(balances::books);
    assertThat(books.problems()).isEmpty();
    assertThat(books.consumedBytes()).isEqualTo(consumedBytes);
    var day = as(() -> balances.reconciliation(1));
    assertThat(day.unexplained()).isEmpty();
    assertThat(day.countedBytes()).isEqualTo(consumedBytes);
  }

  /** Reports that wait or are being written. */
  int inside() {
    return (int) metrics.get("byway_charge_inside_reports").gauge().value();
  }

  /** Some of a call's reports may still be tried when the first failure was told. */
  void awaitQuiet() {
    await("nothing is inside any more", () -> inside() == 0);
  }

  double saturation() {
    return metrics.get("byway_charge_saturation_ratio").gauge().value();
  }

  /** As nobody but the owner of the database may, and past the line. */
  Connection owner() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.superuser(), postgres.password());
  }

  /** A process that serves a connection of the charging service. */
  ProcessHandle backend() throws SQLException {
    try (var owner = owner();
        var statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                "select pid from pg_stat_activity where usename like 'byway_balances%'")) {
      while (rows.next()) {
        var found = ProcessHandle.of(rows.getLong(1));
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new SQLException("the charging service is not connected");
  }

  /** Harmless where the server is gone already. */
  void signal(String name) throws IOException, InterruptedException {
    var pid = Long.toString(postgres.pid());
    var unused = new ProcessBuilder("kill", "-s", name, pid).start().waitFor();
  }

  static void await(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not in time: %s", what).isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    queue.stop();
    databases.close();
    line.close();
    postgres.close();
  }
}
