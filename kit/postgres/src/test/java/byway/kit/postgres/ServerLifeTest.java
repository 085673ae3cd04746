package byway.kit.postgres;

import static byway.kit.postgres.Servers.PASSWORD;
import static byway.kit.postgres.Servers.answers;
import static byway.kit.postgres.Servers.ask;
import static byway.kit.postgres.Servers.await;
import static byway.kit.postgres.Servers.connect;
import static byway.kit.postgres.Servers.runs;
import static byway.kit.postgres.Servers.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server lives as long as its owner, whoever is killed. */
@Timeout(600)
@SuppressWarnings("NullAway.Init") // JUnit sets the directories.
class ServerLifeTest {
  /** Shared by all tests, as by many servers of a machine. */
  @TempDir static Path binaries;

  @TempDir Path directory;

  @Test
  void control_c_on_the_terminal_of_its_owner_does_not_reach_it() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      assertThat(session(postgres.pid())).isNotEqualTo(session(ProcessHandle.current().pid()));
    }
  }

  @Test
  void killing_its_owner_leaves_no_server_and_loses_no_committed_row() throws Exception {
    for (int round = 1; round <= 3; round++) {
      try (var holder = Holder.start(data(), binaries);
          var connection =
              DriverManager.getConnection(
                  "jdbc:postgresql://127.0.0.1:" + holder.port() + "/postgres",
                  "postgres",
                  PASSWORD)) {
        tell(connection, "CREATE TABLE IF NOT EXISTS kept (round integer)");
        tell(connection, "INSERT INTO kept VALUES (" + round + ")");
        holder.kill();
        // Round by round: the start right after the kill, and the end without any start.
        if (round == 3) {
          await(() -> new PreviousServer(data()).processes().isEmpty());
          assertThat(runs(holder.postgres())).isFalse();
        }
      }
    }
    try (var postgres = EmbeddedPostgres.start(settings());
        var connection = connect(postgres)) {
      assertThat(ask(connection, "SELECT array_agg(round ORDER BY round) FROM kept"))
          .isEqualTo("{1,2,3}");
    }
  }

  @Test
  void a_server_whose_owner_dies_before_it_can_take_a_signal_ends_too() throws Exception {
    EmbeddedPostgres.start(settings()).close();
    List<String> command =
        ServerUser.find()
            .command(
                List.of(
                    PostgresBinaries.unpackInto(binaries).program("postgres").toString(),
                    "-D",
                    data().toString()));
    GuardedProcess server = GuardedProcess.start(command, directory.resolve("data.log"));
    server.end();
    assertThat(server.isAlive()).isFalse();
    assertThat(runs(server.pid())).isFalse();
  }

  @Test
  void where_namespaces_are_forbidden_root_starts_it_as_nobody() throws Exception {
    assumeThat(Trees.ownerOf(Path.of("/proc/self/stat"))).as("root").isZero();
    for (Path path : List.of(directory, binaries)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path forbidden = Files.createDirectory(directory.resolve("bin")).resolve("unshare");
    Files.writeString(forbidden, "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var holder = Holder.of(Holder.launch(data(), binaries, forbidden.getParent() + ":"))) {
      assertThat(Trees.ownerOf(Path.of("/proc", Long.toString(holder.postgres()))))
          .isEqualTo(65534);
    }
    // The same data where namespaces are allowed: it changes hands.
    try (var postgres = EmbeddedPostgres.start(settings())) {
      assertThat(postgres.firstStart()).isFalse();
      assertThat(Trees.ownerOf(Path.of("/proc", Long.toString(postgres.pid())))).isZero();
    }
  }

  @Test
  void a_server_that_was_killed_itself_recovers() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      try (var connection = connect(postgres)) {
        tell(connection, "CREATE TABLE kept AS SELECT 42 AS answer");
      }
      long killed = postgres.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      await(() -> postgres.pid() != killed && answers(postgres));
      try (var connection = connect(postgres)) {
        assertThat(ask(connection, "SELECT answer FROM kept")).isEqualTo("42");
      }
    }
  }

  @Test
  void a_server_that_cannot_be_started_again_is_when_the_reason_is_gone() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      long killed = postgres.pid();
      Path control = data().resolve("global/pg_control");
      Path aside = Files.move(control, directory.resolve("pg_control"));
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      await(() -> postgres.pid() != killed && !postgres.isRunning());
      Files.move(aside, control);
      await(() -> answers(postgres));
    }
    assertThat(new PreviousServer(data()).processes()).isEmpty();
  }

  @Test
  void a_server_without_its_shell_is_ended_by_the_next_start() throws Exception {
    try (var holder = Holder.start(data(), binaries)) {
      ProcessHandle.of(holder.postgres())
          .flatMap(ProcessHandle::parent)
          .orElseThrow()
          .destroyForcibly();
      holder.kill();
      try (var postgres = EmbeddedPostgres.start(settings())) {
        assertThat(postgres.pid()).isNotEqualTo(holder.postgres());
        assertThat(runs(holder.postgres())).isFalse();
      }
    }
  }

  @Test
  void a_stale_pid_file_that_names_a_stranger_stops_nothing() throws Exception {
    EmbeddedPostgres.start(settings()).close();
    Process stranger = new ProcessBuilder("cat").start();
    for (String stale : List.of(stranger.pid() + "\n" + data() + "\n", "", "damaged")) {
      Files.writeString(PostmasterFile.in(data()), stale);
      try (var postgres = EmbeddedPostgres.start(settings());
          var connection = connect(postgres)) {
        assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
      }
    }
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroy();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private PostgresSettings settings() {
    return Servers.settings(directory, binaries);
  }

  /** Sixth field of /proc/PID/stat, see proc(5). */
  private static String session(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
  }
}
