package byway.charging.usage;

import byway.benches.Figures;
import byway.benches.Times;
import byway.kit.context.Context;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One customer's thirty days among a million records and among many: the time of the question, and
 * the bytes that a record takes. The two are databases of one server and are asked in turn, so that
 * both have the same machine.
 */
final class UsageBench {
  private static final String SECRET = "a secret that only benches know, of fair length";
  private static final int EACH = UsageFill.DAYS * UsageFill.EACH_DAY;
  private static final int FEW = 1_000_000;
  private static final int MANY = 100_000_000;
  private static final int LOADERS = 2;
  private static final int ROUNDS = 400;
  private static final int QUESTIONS = 50;

  private UsageBench() {}

  public static void main(String[] arguments) throws Exception {
    int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MANY;
    var directory = Files.createTempDirectory("byway-bench");
    var settings =
        PostgresSettings.of(
            directory.resolve("postgres"),
            Path.of(System.getProperty("user.home"), ".cache", "byway", "postgres"),
            SECRET);
    try {
      try (var first = EmbeddedPostgres.start(settings)) {
        sizeForServer(first);
      }
      try (var postgres = EmbeddedPostgres.start(settings);
          var few = new House(postgres, "few", FEW);
          var many = new House(postgres, "many", most)) {
        measure(few, many);
      }
    } finally {
      try (var files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static void measure(House few, House many) throws Exception {
    var figures = new Figures("usage");
    long began = System.nanoTime();
    few.fill.live(few.store, few.connection);
    few.settle();
    figures.note(
        "%,d records: charged in batches day by day, bound each night; %d s"
            .formatted(FEW, (System.nanoTime() - began) / 1_000_000_000));
    began = System.nanoTime();
    many.copyAll();
    figures.note(
        "%,d records: copied in, day by day, as that leaves them; %d s"
            .formatted(many.records, (System.nanoTime() - began) / 1_000_000_000));
    ask(few, many);
    for (int round = 0; round < ROUNDS; round++) {
      few.ask(round);
      many.ask(round);
    }
    compare(figures, "30 days of one customer", few, few.days, many, many.days);
    compare(figures, "the latest 50 records of one customer", few, few.newest, many, many.newest);
    for (var house : List.of(few, many)) {
      var among = ", %,d records".formatted(house.records);
      figures.add(
          "a raw record on disk, indexes included" + among,
          (house.bytes("records") + house.bytes("packed_records")) / house.records,
          "bytes");
      figures.add(
          "sums by day and hour, a record" + among,
          (house.bytes("account_days") + house.bytes("account_hours")) / house.records,
          "bytes");
    }
    figures.note("loaded without waiting for the disk (only questions are timed)");
    figures.note(
        "%d records a customer over %d days; both asked in turn, %,d questions each"
            .formatted(EACH, UsageFill.DAYS, ROUNDS * QUESTIONS));
    figures.keep();
  }

  /** Once for the code to be compiled, not counted. */
  private static void ask(House few, House many) {
    for (int round = 0; round < 100; round++) {
      few.ask(-round - 1);
      many.ask(-round - 1);
    }
  }

  private static void compare(
      Figures figures, String what, House few, Times fewTimes, House many, Times manyTimes) {
    for (double share : new double[] {0.5, 0.99}) {
      var name = "p%.0f of %s, %%,d records".formatted(share * 100, what);
      double among = fewTimes.millis(share);
      figures.add(name.formatted(few.records), among, "ms");
      figures.add(name.formatted(many.records), manyTimes.millis(share), "ms", among);
    }
  }

  /**
   * The embedded server is sized for a small machine; an operator's database has room for its rows.
   */
  private static void sizeForServer(EmbeddedPostgres first) throws SQLException {
    try (var connection =
            DriverManager.getConnection(first.jdbcUrl(), first.superuser(), first.password());
        var statement = connection.createStatement()) {
      statement.execute("alter system set shared_buffers = '1GB'");
      statement.execute("alter system set max_wal_size = '3GB'");
      statement.execute("alter system set checkpoint_timeout = '15min'");
      statement.execute("alter system set synchronous_commit = off");
      statement.execute("alter system set full_page_writes = off");
      for (var name : List.of("few", "many")) {
        statement.execute("create database " + name);
      }
    }
  }

  /** A database with so many records. */
  private static final class House implements AutoCloseable {
    final int records;
    final UsageFill fill;
    final Databases databases;
    final UsageStore store;
    final UsageEndpoint usage;
    final Connection connection;
    final Times days = new Times();
    final Times newest = new Times();
    private final EmbeddedPostgres postgres;
    private final String name;

    House(EmbeddedPostgres postgres, String name, int records) throws SQLException {
      this.postgres = postgres;
      this.name = name;
      this.records = records;
      this.fill = new UsageFill(records / EACH);
      this.databases =
          new Databases(
              postgres.jdbcUrl(name),
              postgres.superuser(),
              postgres.password(),
              new Keys(SECRET),
              4);
      this.store = new UsageStore(databases);
      store.prepare();
      this.usage = new UsageEndpoint(store);
      this.connection = connect();
    }

    private Connection connect() throws SQLException {
      return DriverManager.getConnection(
          postgres.jdbcUrl(name) + "?currentSchema=usage,byway",
          postgres.superuser(),
          postgres.password());
    }

    void copyAll() throws Exception {
      try (var statement = connection.createStatement();
          var threads = Executors.newFixedThreadPool(LOADERS)) {
        for (int month = 0; month <= UsageFill.DAYS / 28; month++) {
          statement.execute(
              "select usage.ensure_month('packed_records', '%s')"
                  .formatted(UsageFill.FIRST.plusMonths(month)));
        }
        for (int day = 0; day < UsageFill.DAYS; day++) {
          int of = day;
          var shares = new ArrayList<Future<?>>();
          for (int share = 0; share < LOADERS; share++) {
            int its = share;
            shares.add(threads.submit(() -> copy(of, its)));
          }
          for (var share : shares) {
            share.get();
          }
          if ((day + 1) % 10 == 0) {
            System.err.printf(
                "%,d records, %.1f GB%n",
                (long) records / UsageFill.DAYS * (day + 1),
                (bytes("packed_records") + bytes("account_days") + bytes("account_hours")) / 1e9);
          }
        }
      }
      settle();
    }

    /** As some hours later. */
    void settle() throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("vacuum (analyze) packed_records, account_days, account_hours, records");
        statement.execute("checkpoint");
      }
    }

    private Void copy(int day, int share) throws SQLException, IOException {
      try (var own = connect()) {
        fill.copy(own, day, share, LOADERS);
      }
      return null;
    }

    void ask(int round) {
      var random = new Random(round);
      for (int i = 0; i < QUESTIONS; i++) {
        var account = UsageFill.account(random.nextInt(records / EACH));
        long began = System.nanoTime();
        var answer =
            Context.platform(UsageFill.TENANT)
                .call(() -> usage.accountDays(account, UsageFill.FIRST.plusDays(40), 30));
        long between = System.nanoTime();
        var page = Context.platform(UsageFill.TENANT).call(() -> usage.records(account, 50, null));
        long ended = System.nanoTime();
        if (answer.size() != 30 || page.items().size() != 50) {
          throw new IllegalStateException(
              "%d days, %d records".formatted(answer.size(), page.items().size()));
        }
        if (round >= 0) {
          days.add(between - began);
          newest.add(ended - between);
        }
      }
    }

    double bytes(String table) throws SQLException {
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  """
              select sum(pg_total_relation_size(relid)) from (
                select relid from pg_partition_tree('%1$s') union select '%1$s'::regclass) as parts
              """
                      .formatted(table))) {
        rows.next();
        return rows.getDouble(1);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
      databases.close();
    }
  }
}
