package byway.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("NullAway.Init") // JUnit sets the directories.
class EmbeddedPostgresTest {
  private static final String PASSWORD = "päss word'\"";

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
  void control_c_on_the_terminal_of_its_owner_does_not_reach_it() throws Exception {
    try (var postgres = EmbeddedPostgres.start(settings())) {
      assertThat(session(postgres.pid())).isNotEqualTo(session(ProcessHandle.current().pid()));
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

  @Test
  void the_second_on_the_same_data_directory_is_refused() {
    try (var first = EmbeddedPostgres.start(settings())) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(settings()).close())
          .isInstanceOf(PostgresStartException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      assertThat(first.isRunning()).isTrue();
    }
  }

  @Test
  void another_process_on_the_same_data_directory_is_refused() throws Exception {
    try (var holder = Holder.start(data(), binaries)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(settings()).close())
          .isInstanceOf(PostgresStartException.class)
          .hasMessageContaining("in use by process " + holder.process().pid());
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
    Lifeline server = Lifeline.start(command, directory.resolve("data.log"));
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

  private static boolean answers(EmbeddedPostgres postgres) {
    try (var connection = connect(postgres)) {
      return ask(connection, "SELECT 1").equals("1");
    } catch (SQLException notYet) {
      return false;
    }
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

  @Test
  void a_cluster_creation_that_was_killed_half_way_is_done_again() throws Exception {
    Process child = Holder.launch(data(), binaries);
    await(() -> stages().stream().anyMatch(stage -> Files.exists(stage.resolve("cluster/base/1"))));
    child.destroyForcibly().waitFor();
    assertThat(data()).doesNotExist();

    try (var postgres = EmbeddedPostgres.start(settings());
        var connection = connect(postgres)) {
      assertThat(postgres.firstStart()).isTrue();
      assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
    }
    assertThat(stages()).isEmpty();
  }

  @Test
  void a_directory_with_other_things_in_it_is_left_alone() throws Exception {
    Path precious =
        Files.writeString(Files.createDirectories(data()).resolve("letter.txt"), "Dear");
    assertThatThrownBy(() -> EmbeddedPostgres.start(settings()).close())
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("not a PostgreSQL cluster");
    assertThat(data().toFile().listFiles()).containsExactly(precious.toFile());
  }

  @Test
  void a_failed_start_shows_the_log_and_frees_the_directory() throws Exception {
    EmbeddedPostgres.start(settings()).close();
    Path control = data().resolve("global/pg_control");
    Path aside = Files.move(control, directory.resolve("pg_control"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(settings()).close())
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("pg_control");
    Files.move(aside, control);
    EmbeddedPostgres.start(settings()).close();
  }

  @Test
  void damaged_binaries_are_unpacked_again() throws Exception {
    Path own = directory.resolve("binaries");
    PostgresBinaries unpacked = PostgresBinaries.unpackInto(own);
    Files.writeString(unpacked.program("initdb"), "");
    PostgresBinaries again = PostgresBinaries.unpackInto(own);
    assertThat(again.program("initdb")).isExecutable().isNotEmptyFile();
    assertThat(again.directory().resolve("lib/libpq.so")).isSymbolicLink();
    assertThat(own.toFile().list()).containsExactly(again.directory().getFileName().toString());
  }

  @Test
  void two_that_unpack_at_once_both_find_it_complete() throws Exception {
    Path own = directory.resolve("binaries");
    List<Process> children =
        List.of(
            Holder.launch(directory.resolve("a"), own), Holder.launch(directory.resolve("b"), own));
    for (Process child : children) {
      try (var holder = Holder.of(child)) {
        assertThat(holder.port()).isPositive();
      }
    }
    assertThat(own.toFile().list()).hasSize(1);
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

  private Path data() {
    return directory.resolve("data");
  }

  private PostgresSettings settings() {
    return PostgresSettings.of(data(), binaries, PASSWORD);
  }

  private List<Path> stages() {
    try (var paths = Files.list(directory)) {
      return paths.filter(path -> path.getFileName().toString().contains(".new-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.superuser(), postgres.password());
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void tell(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
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

  /** Sixth field of /proc/PID/stat, see proc(5). */
  private static String session(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
  }

  /** False for a dead process that nobody has asked about yet: it has no program any more. */
  private static boolean runs(long pid) {
    return Files.isReadable(Path.of("/proc", Long.toString(pid), "exe"));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  /** Another Java process that holds a server, and tells its port and process id. */
  private record Holder(Process process, int port, long postgres) implements AutoCloseable {
    static Holder start(Path data, Path binaries) throws IOException {
      return of(launch(data, binaries));
    }

    static Process launch(Path data, Path binaries) throws IOException {
      return launch(data, binaries, "");
    }

    static Process launch(Path data, Path binaries, String morePath) throws IOException {
      var builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  HoldingProcess.class.getName(),
                  data.toString(),
                  binaries.toString(),
                  PASSWORD)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().merge("PATH", morePath, (path, more) -> more + path);
      return builder.start();
    }

    static Holder of(Process process) throws IOException {
      String line = process.inputReader().readLine();
      assertThat(line).as("what the child says").isNotNull();
      String[] words = line.split(" ");
      return new Holder(process, Integer.parseInt(words[0]), Long.parseLong(words[1]));
    }

    void kill() throws InterruptedException {
      assertThat(process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Waits for the server too, because its directory is going to be deleted. */
    @Override
    public void close() throws InterruptedException {
      kill();
      await(() -> !runs(postgres));
    }
  }
}
