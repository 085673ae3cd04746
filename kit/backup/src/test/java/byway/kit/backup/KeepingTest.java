package byway.kit.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.checks.Verdict;
import byway.kit.platform.OwnedDatabase;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.secrets.KeptSecrets;
import byway.kit.settings.Settings;
import byway.kit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real database that is kept, each turn by hand. */
class KeepingTest {
  private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();
  private static final String SECRET = "one".repeat(20);

  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Path data;
  private Path to;
  private EmbeddedPostgres postgres;
  private KeptState state;
  private KeepBases bases;
  private KeepLog log;
  private BackupsKept check;

  @BeforeEach
  void start() throws IOException, SQLException {
    clock.set(Instant.now());
    data = home.resolve("data");
    to = home.resolve("kept");
    KeptSecrets.write(data, SECRET);
    RecoveryKey.make(home.resolve("key"));
    postgres =
        EmbeddedPostgres.start(
            PostgresSettings.of(data.resolve("postgres"), BINARIES, SECRET)
                .archivingTo(Optional.of(data.resolve("backup/spool"))));
    keepAt(to.toString(), Map.of());
    tell("create table said (word text)");
  }

  private void keepAt(String place, Map<String, String> further) {
    var told =
        new HashMap<>(
            Map.of(
                "BYWAY_DATA",
                data.toString(),
                "BYWAY_BACKUP_TO",
                place,
                "BYWAY_BACKUP_KEY_FILE",
                home.resolve("key").toString(),
                "BYWAY_BACKUP_SPOOL_MB",
                "64"));
    told.putAll(further);
    var settings = Settings.read(told);
    var database =
        new OwnedDatabase(
            Optional.of(data.resolve("postgres")),
            () -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", SECRET));
    state = new KeptState(settings, database, clock);
    bases = new KeepBases(state, database, settings, clock, metrics);
    log = new KeepLog(state, database, settings, metrics);
    check = new BackupsKept(state, clock, metrics);
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void what_was_committed_until_a_moment_is_there_again_and_nothing_later() throws Exception {
    bases.run();
    tell("insert into said values ('before')");
    log.run();
    var moment = now();
    tell("insert into said values ('after')");
    log.run();
    assertThat(check.look().verdict()).isEqualTo(Verdict.GOOD);
    assertThat(restored("a", Optional.of(moment))).isEqualTo("before");
    assertThat(restored("b", Optional.empty())).isEqualTo("after, before");
    assertThatThrownBy(() -> restored("a", Optional.of(moment))).hasMessageContaining("not empty");
    assertThatThrownBy(() -> restored("c", Optional.of(moment.plus(Duration.ofDays(1)))))
        .hasMessageContaining("is not in the backup");
    assertThat(home.resolve("c")).doesNotExist();
  }

  @Test
  void a_store_that_speaks_s3_serves_as_well_as_a_folder() throws Exception {
    try (var server = S3Server.start(home)) {
      var secret = Files.writeString(home.resolve("s3-secret"), S3Server.USER + "\n");
      keepAt(
          "s3://byway/cafe",
          Map.of(
              "BYWAY_BACKUP_STORE_ENDPOINT", server.endpoint.toString(),
              "BYWAY_BACKUP_STORE_KEY_ID", S3Server.USER,
              "BYWAY_BACKUP_STORE_SECRET_FILE", secret.toString()));
      bases.run();
      tell("insert into said values ('before')");
      log.run();
      var moment = now();
      tell("insert into said values ('after')");
      log.run();
      assertThat(check.look().verdict()).isEqualTo(Verdict.GOOD);
      assertThat(restored("a", Optional.of(moment))).isEqualTo("before");
    }
  }

  @Test
  void a_version_of_the_secret_that_was_retired_since_opens_what_was_made_with_it()
      throws Exception {
    bases.run();
    log.run();
    var moment = now();
    KeptSecrets.write(data, "2 " + "two".repeat(20));
    log.run();
    assertThat(restored("a", Optional.of(moment))).isEmpty();
    assertThat(KeptSecrets.text(home.resolve("a")).orElseThrow())
        .contains("1 " + SECRET, "2 " + "two".repeat(20));
  }

  @Test
  void after_a_gap_in_the_log_a_new_chain_begins_and_both_can_be_restored() throws Exception {
    bases.run();
    log.run();
    var moment = now();
    log.run();
    var first = state.lastKnown().orElseThrow();
    mark();
    for (var file : spooled()) {
      Files.delete(file);
    }
    log.run();
    assertThat(state.lastKnown()).isEmpty();
    assertThat(check.look().verdict()).isEqualTo(Verdict.WARN);
    assertThat(check.look().reason()).contains("a gap between " + first.last());
    tell("insert into said values ('later')");
    bases.run();
    log.run();
    assertThat(check.look().verdict()).isEqualTo(Verdict.GOOD);
    assertThat(state.lastKnown().orElseThrow().id()).isNotEqualTo(first.id());
    assertThat(restored("a", Optional.of(moment))).isEmpty();
    assertThat(restored("b", Optional.empty())).isEqualTo("later");
  }

  @Test
  void while_the_store_is_away_the_log_waits_up_to_its_limit_and_it_is_seen() throws Exception {
    bases.run();
    log.run();
    var away = Files.move(to, home.resolve("away"));
    Files.createFile(to);
    log.run();
    assertThat(check.look().verdict()).isEqualTo(Verdict.WARN);
    assertThat(spooled()).isNotEmpty();
    clock.advance(Duration.ofMinutes(11));
    assertThat(check.look().code()).isEqualTo("backup-log-old");
    assertThat(check.look().verdict()).isEqualTo(Verdict.BAD);

    Files.delete(to);
    Files.move(away, to);
    log.run();
    assertThat(spooled()).isEmpty();
    assertThat(state.trouble()).isEmpty();

    Files.move(to, away);
    Files.createFile(to);
    for (int file = 0; file < 5; file++) {
      mark();
    }
    log.run();
    assertThat(state.trouble().orElseThrow()).contains("more than 64 MB of the log waited");
    clock.advance(Duration.ofDays(3));
    assertThat(check.look().verdict()).isEqualTo(Verdict.BAD);
    clock.set(Instant.now());
    Files.delete(to);
    Files.move(away, to);
    bases.run();
    assertThat(check.look().verdict()).isEqualTo(Verdict.GOOD);
    assertThat(metrics.get("byway_backups_total").tag("outcome", "done").counter().count())
        .isEqualTo(2);
  }

  /** Finishes a file of the log, which lies in the spool when this returns. */
  private void mark() throws SQLException, IOException {
    Segment segment;
    try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", SECRET)) {
      segment = Mark.set(connection).segment();
    }
    while (Files.notExists(data.resolve("backup/spool").resolve(segment.name()))) {
      Thread.onSpinWait();
    }
  }

  private List<Path> spooled() throws IOException {
    try (var files = Files.list(data.resolve("backup/spool"))) {
      return files.filter(file -> Segment.of(file.getFileName().toString()).isPresent()).toList();
    }
  }

  private String restored(String into, Optional<Instant> moment) throws Exception {
    var place = home.resolve(into);
    var restored = new Restore(state.archive(), place, line -> {}).to(moment, Optional.empty());
    assertThat(restored.isExact()).isTrue();
    try (var copy =
            EmbeddedPostgres.start(
                PostgresSettings.of(place.resolve("postgres"), BINARIES, "of nobody"));
        var connection = OwnedDatabase.of(copy, KeptSecrets.read(place))) {
      return TakeBase.ask(
          connection, "select coalesce(string_agg(word, ', ' order by word), '') from said");
    }
  }

  private Instant now() throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", SECRET)) {
      return TakeBase.now(connection);
    }
  }

  private void tell(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", SECRET);
        var told = connection.createStatement()) {
      told.execute(statement);
    }
  }
}
