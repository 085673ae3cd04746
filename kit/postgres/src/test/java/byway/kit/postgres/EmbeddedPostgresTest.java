package byway.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  static final Path BINARIES = Path.of(System.getProperty("user.home"), ".cache/byway/postgres");

  @TempDir Path directory;

  @Test
  void what_was_committed_is_there_after_a_restart() throws SQLException {
    try (var first = start()) {
      assertThat(first.isFirstStart()).isTrue();
      ask(first, "create table kept as select 42 as answer");
    }
    try (var second = start()) {
      assertThat(second.isFirstStart()).isFalse();
      assertThat(ask(second, "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void it_is_durable_checksummed_and_open_to_this_machine_only() throws SQLException {
    try (var postgres = start()) {
      assertThat(ask(postgres, "show fsync")).isEqualTo("on");
      assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
      assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void a_wrong_password_is_refused() {
    try (var postgres = start()) {
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "no"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void two_cannot_have_the_same_data() {
    try (var postgres = start()) {
      assertThat(postgres.port()).isPositive();
      assertThatThrownBy(this::start).hasMessageContaining("another Byway uses");
    }
  }

  @Test
  void a_cluster_that_was_half_made_is_made_again() throws IOException, SQLException {
    Files.createDirectories(directory.resolve("data.making/base"));
    Files.createDirectories(directory.resolve("data"));
    try (var postgres = start()) {
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void it_dies_with_a_killed_holder_and_loses_nothing() throws Exception {
    var holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "byway.kit.postgres.Holder",
                directory.resolve("data").toString(),
                BINARIES.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("held");
    long server =
        Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
    holder.destroyForcibly().waitFor();
    try (var postgres = start()) {
      assertThat(ProcessHandle.of(server)).isEmpty();
      assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
    }
  }

  EmbeddedPostgres start() {
    return EmbeddedPostgres.start(PostgresSettings.of(directory.resolve("data"), BINARIES, "pw"));
  }

  static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.superuser(), postgres.password());
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (var rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
