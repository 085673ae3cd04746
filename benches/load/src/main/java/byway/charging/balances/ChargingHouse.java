package byway.charging.balances;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Context;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import byway.operations.tenants.testing.KnownTenants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The real queue on a real database of its own, with many accounts that have one meter each. */
public final class ChargingHouse implements AutoCloseable {
  public static final UUID TENANT = new UUID(0x7e57, 1);
  private static final String SECRET = "a secret that only benches know, of fair length";

  final Path directory;
  final EmbeddedPostgres postgres;
  final Databases databases;
  final ReportQueue queue;
  private final ChargingEndpoint endpoint;
  final int accounts;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  public ChargingHouse(int accounts) throws IOException, SQLException {
    // As the product logs. Without a level each statement is written out in full, for nobody.
    Logger.getLogger("").setLevel(Level.INFO);
    this.accounts = accounts;
    this.directory = Files.createTempDirectory("byway-bench");
    var settings =
        PostgresSettings.of(
            directory.resolve("postgres"),
            Path.of(System.getProperty("user.home"), ".cache", "byway", "postgres"),
            SECRET);
    try (var first = EmbeddedPostgres.start(settings)) {
      sizeForServer(first);
    }
    this.postgres = EmbeddedPostgres.start(settings);
    this.databases =
        new Databases(
            postgres.jdbcUrl(), postgres.superuser(), postgres.password(), new Keys(SECRET), 4);
    var store = new BalancesStore(databases);
    store.prepare();
    fill();
    var clock = Clock.systemUTC();
    var slices = new Slices(new KnownTenants(TENANT), clock);
    // A thousand hotspots bring what a hundred thousand would: their links are as wide as can be
    // said.
    var wide = new Links(Links.MOST_MBIT, Links.MOST_MBIT);
    var remembered =
        new ChargingCache(Math.max(accounts, 10_000), new HeldSettings(wide, Long.MAX_VALUE, 0));
    this.queue =
        new ReportQueue(
            new ChargeWriter(store, slices, remembered, clock, metrics), remembered, metrics);
    this.endpoint = new ChargingEndpoint(store, queue, slices, remembered, clock);
  }

  /**
   * The embedded server is sized for a small machine; an operator's database has room for its rows.
   */
  private static void sizeForServer(EmbeddedPostgres first) throws SQLException {
    try (var connection =
            DriverManager.getConnection(first.jdbcUrl(), first.superuser(), first.password());
        var statement = connection.createStatement()) {
      statement.execute("alter system set shared_buffers = '1GB'");
      statement.execute("alter system set max_wal_size = '4GB'");
      statement.execute("alter system set checkpoint_timeout = '15min'");
    }
  }

  /** Identifiers that are spread as random ones are, and can be worked out on both sides. */
  static UUID account(int number) {
    return new UUID(mix(number), mix(number + 0x1_0000_0000L));
  }

  public static UUID session(int number) {
    return new UUID(mix(number + 0x2_0000_0000L), mix(number + 0x3_0000_0000L));
  }

  /** A thousand hotspots share the sessions. */
  public static UUID device(int number) {
    return new UUID(0x7e57, 1_000 + number % 1_000);
  }

  public static int number(UUID device) {
    return (int) device.getLeastSignificantBits() - 1_000;
  }

  private static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    return z ^ z >>> 27;
  }

  /** As fronts meet it. */
  public byway.charging.balances.api.Charging charging() {
    return endpoint;
  }

  /** As fronts of the same process meet it. */
  public byway.charging.balances.api.ReportIntake intake() {
    return queue;
  }

  List<ChargeAnswer> charge(List<UsageReport> reports) {
    return queue.charge(Context.platform(TENANT), reports);
  }

  static UsageReport report(int number, long bytes) {
    return new UsageReport(session(number), device(number), 0, bytes, false, Instant.EPOCH);
  }

  Connection owner() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl() + "?currentSchema=balances,byway",
        postgres.superuser(),
        postgres.password());
  }

  /**
   * The state in which each measurement begins: nothing left to tidy by what was measured before.
   */
  void settle() throws SQLException {
    try (var connection = owner();
        var statement = connection.createStatement()) {
      statement.execute("vacuum (analyze) accounts, meters, postings, outbox");
      statement.execute("checkpoint");
    }
  }

  private void fill() throws SQLException, IOException {
    try (var connection = owner();
        var statement = connection.createStatement()) {
      var copy = connection.unwrap(org.postgresql.PGConnection.class).getCopyAPI();
      copy(
          copy,
          "accounts (tenant_id, account_id, granted, reserved)",
          n -> TENANT + "," + account(n) + ",1000000000000,16000000");
      copy(
          copy,
          "meters (tenant_id, session_id, account_id, device_id, ceiling, opened_at)",
          n ->
              TENANT
                  + ","
                  + session(n)
                  + ","
                  + account(n)
                  + ","
                  + device(n)
                  + ",16000000,2026-01-01");
      statement.execute("vacuum (analyze) accounts");
      statement.execute("vacuum (analyze) meters");
      statement.execute("checkpoint");
    }
  }

  private void copy(
      org.postgresql.copy.CopyManager to, String table, java.util.function.IntFunction<String> row)
      throws SQLException {
    var in = to.copyIn("copy " + table + " from stdin csv");
    for (int n = 0; n < accounts; ) {
      var text = new StringBuilder();
      for (int end = Math.min(accounts, n + 1_000); n < end; n++) {
        text.append(row.apply(n)).append('\n');
      }
      var bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      in.writeToCopy(bytes, 0, bytes.length);
    }
    in.endCopy();
  }

  @Override
  public void close() throws IOException {
    queue.stop();
    databases.close();
    postgres.close();
    try (var files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
