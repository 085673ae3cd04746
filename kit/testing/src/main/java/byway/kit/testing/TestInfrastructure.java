package byway.kit.testing;

import byway.kit.bus.InProcessDelivery;
import byway.kit.bus.Listener;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.values.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * One real PostgreSQL for all tests of a module, a database of its own for each test class that
 * asks for one, and a fresh tenant for each test. No test cleans up: another tenant cannot see its
 * rows.
 */
public final class TestInfrastructure implements AutoCloseable {
  private static final String SECRET = "a secret that only tests know, of fair length";
  private static final EmbeddedPostgres POSTGRES = start();

  public final MovableClock clock = new MovableClock();
  public final Ids ids = new Ids(clock);
  private final Databases databases;
  private final InProcessDelivery delivery = new InProcessDelivery();

  private TestInfrastructure(String database) {
    this.databases =
        new Databases(
            url(database), POSTGRES.superuser(), POSTGRES.password(), new Keys(SECRET), 4);
  }

  /** A new, empty database. */
  public static TestInfrastructure fresh() {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection =
            DriverManager.getConnection(
                POSTGRES.jdbcUrl(), POSTGRES.superuser(), POSTGRES.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestInfrastructure(name);
  }

  public Databases databases() {
    return databases;
  }

  /** Runs as the platform, for a tenant. */
  public <T> T as(UUID tenant, Callable<T> work) {
    return as(tenant, Principal.PLATFORM, work);
  }

  public <T> T as(UUID tenant, Principal principal, Callable<T> work) {
    return new Context(tenant, Trace.start(), principal).call(work);
  }

  /** What a service has published and nobody has taken yet; taking empties its outbox. */
  public List<Record> published(Store store, Class<?>... types) {
    return delivery.take(store, types);
  }

  /** Hands a fact to a service as the bus would, with a new id. */
  public void deliver(UUID tenant, Record event, Listener to) {
    deliver(tenant, ids.next(), event, to);
  }

  /** Hands a fact over under this id: the same id again is the same fact again. */
  public void deliver(UUID tenant, UUID id, Record event, Listener to) {
    as(
        tenant,
        () -> {
          delivery.deliver(id, event, to);
          return true;
        });
  }

  /** For a test that looks at the database as its owner does. */
  public static String superuser() {
    return POSTGRES.superuser();
  }

  public static String superuserPassword() {
    return POSTGRES.password();
  }

  /** For a test that starts a process of its own on the same database. */
  public static String secret() {
    return SECRET;
  }

  public String jdbcUrl() {
    return databases.jdbcUrl();
  }

  private static String url(String database) {
    var url = POSTGRES.jdbcUrl();
    return url.substring(0, url.lastIndexOf('/') + 1) + database;
  }

  private static EmbeddedPostgres start() {
    try {
      var directory = Files.createTempDirectory("byway-test");
      var started =
          EmbeddedPostgres.start(
              PostgresSettings.of(
                  directory.resolve("postgres"),
                  Path.of(System.getProperty("user.home"), ".cache", "byway", "postgres"),
                  SECRET));
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      doNotWaitForTheDisk(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing here outlives the machine; what a killed process has written is there all the same. */
  private static void doNotWaitForTheDisk(EmbeddedPostgres postgres) {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.superuser(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("alter system set fsync = off");
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    databases.close();
  }
}
