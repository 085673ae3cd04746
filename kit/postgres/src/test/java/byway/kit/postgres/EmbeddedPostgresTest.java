package byway.kit.postgres;

import static byway.kit.postgres.Servers.ask;
import static byway.kit.postgres.Servers.connect;
import static byway.kit.postgres.Servers.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@SuppressWarnings("NullAway.Init") // JUnit sets the directories.
class EmbeddedPostgresTest {
  /** Shared by all tests, as by many servers of a machine. */
  @TempDir static Path binaries;

  @TempDir Path directory;

  @Test
  void the_first_start_creates_a_cluster_that_answers() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      assertThat(postgres.firstStart()).isTrue();
      assertThat(postgres.isRunning()).isTrue();
      try (var connection = connect(postgres)) {
        assertThat(ask(connection, "SELECT version()")).startsWith("PostgreSQL 18");
        assertThat(ask(connection, "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(
                ask(
                    connection,
                    "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'template1'"))
            .isEqualTo("b C.UTF-8");
      }
    }
  }

  @Test
  void committed_rows_and_the_port_survive_a_restart() throws Exception {
    int port;
    try (var postgres = EmbeddedPostgres.start(settings());
        var connection = connect(postgres)) {
      port = postgres.port();
      tell(connection, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    try (var postgres = EmbeddedPostgres.start(settings());
        var connection = connect(postgres)) {
      assertThat(postgres.firstStart()).isFalse();
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(ask(connection, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void the_log_is_private_and_shows_no_values() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings());
        var connection = connect(postgres)) {
      tell(connection, "CREATE TABLE people (mail text PRIMARY KEY)");
      try (var insert = connection.prepareStatement("INSERT INTO people VALUES (?), (?)")) {
        insert.setString(1, "ada@example.org");
        insert.setString(2, "ada@example.org");
        assertThatThrownBy(insert::executeUpdate).hasMessageContaining("ada@example.org");
      }
    }
    Path log = directory.resolve("data.log");
    assertThat(Files.readString(log)).contains("people_pkey").doesNotContain("ada@");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_log_past_its_limit_is_emptied_and_one_copy_kept() throws Exception {
    try (var log = ServerLog.beside(data())) {
      Files.writeString(log.file(), "first\nlast\n");
      assertThat(log.linesSince(6)).isEqualTo("last");
      log.cut(11);
      assertThat(log.file()).hasSize(11);
      log.cut(10);
      assertThat(log.file()).isEmptyFile();
      assertThat(directory.resolve("data.log.1")).hasContent("first\nlast\n");
    }
  }

  @Test
  void a_taken_port_is_replaced_unless_it_was_asked_for() throws Exception {
    int port;
    try (var postgres = EmbeddedPostgres.start(settings())) {
      port = postgres.port();
    }
    try (var taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      try (var postgres = EmbeddedPostgres.start(settings())) {
        assertThat(postgres.port()).isNotEqualTo(port);
      }
      var fixed = settings().onPort(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedPostgres.start(fixed).close())
          .isInstanceOf(PostgresStartException.class)
          .hasMessageContaining("Port " + port + " is taken")
          .hasMessageContaining("Address already in use");
    }
  }

  @Test
  void a_wrong_password_is_refused() {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "wrong").close())
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void it_is_durable_and_reachable_only_from_this_machine() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings());
        var connection = connect(postgres)) {
      for (String setting :
          List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
        assertThat(ask(connection, "SHOW " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(ask(connection, "SHOW max_connections")).isEqualTo("100");
      assertThat(ask(connection, "SHOW password_encryption")).isEqualTo("scram-sha-256");
      assertThat(ask(connection, "SHOW unix_socket_directories")).isEmpty();
      assertThat(
              ask(
                  connection,
                  "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
          .isEqualTo("0");
      assertThat(listeners(postgres.port())).containsExactly("0100007F");
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  private PostgresSettings settings() {
    return Servers.settings(directory, binaries);
  }

  /** Local addresses, as hexadecimal of the kernel, that listen on a port. */
  private static List<String> listeners(int port) throws IOException {
    String suffix = ":%04X".formatted(port);
    var lines = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
    if (Files.exists(Path.of("/proc/net/tcp6"))) {
      lines.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
    }
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals("0A"))
        .map(fields -> fields[1].substring(0, fields[1].length() - suffix.length()))
        .toList();
  }
}
