package byway.kit.postgres;

import static byway.kit.postgres.Servers.ask;
import static byway.kit.postgres.Servers.await;
import static byway.kit.postgres.Servers.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is found or left in the directories, by whoever was there before. */
@Timeout(600)
@SuppressWarnings("NullAway.Init") // JUnit sets the directories.
class DataDirectoryTest {
  /** Shared by all tests, as by many servers of a machine. */
  @TempDir static Path binaries;

  @TempDir Path directory;

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
  void a_cluster_creation_that_was_killed_half_way_is_done_again() throws Exception {
    killHalfWay();
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

  /** Again where a slow machine has looked too late, and the cluster was whole already. */
  private void killHalfWay() throws Exception {
    do {
      Trees.delete(data());
      Process child = Holder.launch(data(), binaries);
      await(() -> isHalfMade() || Files.exists(data()));
      child.destroyForcibly().waitFor();
      await(() -> new PreviousServer(data()).processes().isEmpty());
    } while (Files.exists(data()));
  }

  private boolean isHalfMade() {
    return stages().stream().anyMatch(stage -> Files.exists(stage.resolve("cluster/base/1")));
  }

  private Path data() {
    return directory.resolve("data");
  }

  private PostgresSettings settings() {
    return Servers.settings(directory, binaries);
  }

  private List<Path> stages() {
    try (var paths = Files.list(directory)) {
      return paths.filter(path -> path.getFileName().toString().contains(".new-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
