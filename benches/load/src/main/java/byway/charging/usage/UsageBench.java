package byway.charging.usage;

import byway.benches.Figures;
import byway.benches.Times;
import byway.kit.context.Context;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.store.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Random;
import java.util.UUID;

/**
 * One customer's thirty days among a million records and among many: the time of the question, and
 * the bytes that a record takes. Records are made in the real tables, with the sums that follow
 * from them: 1,000 records a customer, over three months.
 */
final class UsageBench {
  private static final UUID TENANT = new UUID(0x7e57, 1);
  private static final String SECRET = "a secret that only benches know, of fair length";
  private static final int RECORDS_EACH = 1_000;
  private static final int FEW = 1_000_000;
  private static final int STEP = 1_000_000;
  private static final int QUESTIONS = 3_000;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  private UsageBench() {}

  public static void main(String[] arguments) throws Exception {
    int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000_000;
    var directory = Files.createTempDirectory("byway-bench");
    var settings =
        PostgresSettings.of(
            directory.resolve("postgres"),
            Path.of(System.getProperty("user.home"), ".cache", "byway", "postgres"),
            SECRET);
    try (var postgres = EmbeddedPostgres.start(settings);
        var databases =
            new Databases(
                postgres.jdbcUrl(), postgres.superuser(), postgres.password(), SECRET, 4);
        var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl() + "?currentSchema=usage,byway",
                postgres.superuser(),
                postgres.password());
        var statement = connection.createStatement()) {
      var store = new UsageStore(databases);
      store.prepare();
      for (int month = 0; month < 3; month++) {
        statement.execute("select usage.ensure_partition('" + FIRST.plusMonths(month) + "')");
      }
      var figures = new Figures("usage");
      fill(statement, 0, FEW);
      double few = ask(new UsageEndpoint(store), FEW);
      for (int from = FEW; from < most; from += STEP) {
        fill(statement, from, Math.min(from + STEP, most));
      }
      double many = ask(new UsageEndpoint(store), most);
      figures.add("p99 of 30 days of one customer, %,d records".formatted(FEW), few, "ms");
      figures.add("p99 of 30 days of one customer, %,d records".formatted(most), many, "ms", few);
      figures.add(
          "a raw record on disk, indexes included", bytes(statement, "records") / most, "bytes");
      figures.add(
          "sums of accounts, a record",
          (bytes(statement, "account_days") + bytes(statement, "account_hours")) / most,
          "bytes");
      figures.note(
          "%,d records a customer over three months; the ratio is against the few"
              .formatted(RECORDS_EACH));
      figures.keep();
    } finally {
      try (var files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /**
   * Customers of this stretch of records, each with all of theirs, as they would come over time.
   */
  private static void fill(Statement statement, int from, int to) throws SQLException {
    statement.execute("set synchronous_commit = off");
    statement.execute(
        INSERT.formatted(
            TENANT,
            from / RECORDS_EACH,
            RECORDS_EACH,
            to - from - 1,
            to / RECORDS_EACH - from / RECORDS_EACH));
    for (var grain : new String[] {"hour", "day"}) {
      statement.execute(
          """
          insert into account_%1$ss (tenant_id, account_id, %1$s, bytes_up, bytes_down)
          select '%2$s', %5$s, %6$s, sum(10), sum(100)
          from generate_series(0, %4$d) as n, lateral (select n / %7$d as k, %8$s as at) as t
          group by 2, 3
          """
              .formatted(
                  grain,
                  TENANT,
                  0,
                  to - from - 1,
                  "md5('account' || (" + from / RECORDS_EACH + " + k))::uuid",
                  grain.equals("hour")
                      ? "date_trunc('hour', at, 'UTC')"
                      : "(at at time zone 'UTC')::date",
                  RECORDS_EACH,
                  AT.formatted("n % " + RECORDS_EACH)));
    }
    statement.execute("vacuum (analyze) records, account_days, account_hours");
  }

  /** Every two hours or so: a record every 7,776 s makes a thousand in ninety days. */
  private static final String AT =
      "timestamptz '2026-01-01 00:00Z' + make_interval(secs => (%s) * 7776)";

  private static final String INSERT =
      """
      insert into records (tenant_id, account_id, at, session_id, device_id, bytes_up, bytes_down)
      select '%1$s', md5('account' || (%2$d + n %% %5$d))::uuid,
        timestamptz '2026-01-01 00:00Z' + make_interval(secs => (n / %5$d) * 7776.0),
        md5('session' || (%2$d + n %% %5$d) || (n / %5$d / 10))::uuid, md5('device' || n %% 500)::uuid, n, n * 10
      from generate_series(0, %4$d) as n
      """;

  private static double ask(UsageEndpoint usage, int records) {
    var random = new Random(5);
    var times = new Times();
    for (int i = 0; i < QUESTIONS * 2; i++) {
      var account = account(random.nextInt(records / RECORDS_EACH));
      long began = System.nanoTime();
      var days =
          Context.platform(TENANT).call(() -> usage.accountDays(account, FIRST.plusDays(30), 30));
      long took = System.nanoTime() - began;
      if (days.size() != 30) {
        throw new IllegalStateException("not the customer's thirty days but " + days.size());
      }
      if (i >= QUESTIONS) {
        times.add(took);
      }
    }
    return times.millis(0.99);
  }

  private static UUID account(int number) {
    try {
      var digest =
          java.security.MessageDigest.getInstance("MD5")
              .digest(("account" + number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      var in = java.nio.ByteBuffer.wrap(digest);
      return new UUID(in.getLong(), in.getLong());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double bytes(Statement statement, String table) throws SQLException {
    try (var rows =
        statement.executeQuery(
            "select sum(pg_total_relation_size(relid)) from pg_partition_tree('" + table + "')")) {
      rows.next();
      return rows.getDouble(1);
    }
  }
}
