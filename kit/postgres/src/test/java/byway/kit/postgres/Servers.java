package byway.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What tests ask of a server and of the machine. */
final class Servers {
  static final String PASSWORD = "päss word'\"";

  private Servers() {}

  static PostgresSettings settings(Path directory, Path binaries) {
    return PostgresSettings.of(directory.resolve("data"), binaries, PASSWORD);
  }

  static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.superuser(), postgres.password());
  }

  static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  static void tell(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static boolean answers(EmbeddedPostgres postgres) {
    try (var connection = connect(postgres)) {
      return ask(connection, "SELECT 1").equals("1");
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** False for a dead process that nobody has asked about yet: it has no program any more. */
  static boolean runs(long pid) {
    return Files.isReadable(Path.of("/proc", Long.toString(pid), "exe"));
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(1);
    }
  }
}
