package byway.kit.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.checks.Verdict;
import byway.kit.platform.OwnedDatabase;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.settings.Settings;
import byway.kit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that somebody else runs: its rows are brought away, and its own archive looked at. */
class ExportTest {
  private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();
  private static final String PASSWORD = "somebody else's";

  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private EmbeddedPostgres postgres;
  private KeptState state;
  private OwnedDatabase database;

  @BeforeEach
  void start() throws IOException, SQLException {
    clock.set(Instant.now());
    postgres =
        EmbeddedPostgres.start(
            PostgresSettings.of(home.resolve("theirs/postgres"), BINARIES, PASSWORD));
    RecoveryKey.make(home.resolve("key"));
    database = new OwnedDatabase(Optional.empty(), () -> connect("postgres"));
    var settings =
        Settings.read(
            Map.of(
                "BYWAY_DATA", home.resolve("data").toString(),
                "BYWAY_BACKUP_TO", home.resolve("kept").toString(),
                "BYWAY_BACKUP_KEY_FILE", home.resolve("key").toString()));
    state = new KeptState(settings, database, clock);
    tell(
        "create schema byway",
        "create table byway.provisioned (service text)",
        "insert into byway.provisioned values ('shop')",
        "create schema shop",
        "create table shop.sales (id int, note text, twice int generated always as (id * 2) stored)",
        "insert into shop.sales values (1, 'one'), (2, null)",
        "create schema other",
        "create table other.secrets (id int)");
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void all_rows_of_one_moment_are_kept_each_day_and_old_ones_go() throws Exception {
    var metrics = new SimpleMeterRegistry();
    var exports = new KeepExports(state, database, clock, metrics);
    exports.run();
    exports.run();
    var only = state.archive().exports();
    assertThat(only).hasSize(1);
    assertThat(only.getFirst().tables())
        .extracting(Exported.Table::name)
        .containsExactly("byway.provisioned", "shop.sales");
    var sales = only.getFirst().tables().getLast();
    assertThat(sales.columns()).containsExactly("id", "note");
    assertThat(text(sales)).isEqualTo("1\tone\n2\t\\N\n");
    clock.advance(Duration.ofDays(15));
    exports.run();
    assertThat(state.archive().exports()).hasSize(1).doesNotContainAnyElementsOf(only);
  }

  @Test
  void an_owner_who_does_not_see_all_rows_exports_none() throws Exception {
    tell("create role half login password 'half' createrole");
    var half =
        new OwnedDatabase(
            Optional.empty(),
            () -> DriverManager.getConnection(postgres.jdbcUrl(), "half", "half"));
    assertThatThrownBy(() -> new ExportRows(half, state.archive()).export("x"))
        .hasMessageContaining("BYPASSRLS");
    var exports = new KeepExports(state, half, clock, new SimpleMeterRegistry());
    exports.run();
    assertThat(state.trouble().orElseThrow()).contains("could not be exported");
    assertThat(state.archive().exports()).isEmpty();
  }

  @Test
  void whether_the_database_archives_its_own_log_is_seen() throws Exception {
    var check = new DatabaseArchives(state, database);
    assertThat(check.look().verdict()).isEqualTo(Verdict.GOOD);
    tell(
        "alter system set archive_command = 'false'",
        "select pg_reload_conf()",
        "select pg_switch_wal()");
    while (asked("select failed_count from pg_stat_archiver").equals("0")) {
      tell("select pg_logical_emit_message(true, 'x', 'x')", "select pg_switch_wal()");
    }
    assertThat(check.look().code()).isEqualTo("database-archive-fails");
  }

  private String text(Exported.Table table) throws IOException {
    try (var in = new GZIPInputStream(new PartsIn(state.archive(), table.parts()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), user, PASSWORD);
  }

  private String asked(String question) throws SQLException {
    try (var connection = connect("postgres")) {
      return TakeBase.ask(connection, question);
    }
  }

  private void tell(String... statements) throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      for (var one : statements) {
        var unused = statement.execute(one);
      }
    }
  }
}
