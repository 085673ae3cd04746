package byway.kit.backup;

import byway.kit.platform.OwnedDatabase;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Backups that somebody asks for, one at a time; the last one is remembered. */
@Singleton
class Runs {
  private final KeptState state;
  private final KeepBases bases;
  private final KeepExports exports;
  private final OwnedDatabase database;
  private final Settings settings;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Run> last = new AtomicReference<>();

  Runs(
      KeptState state,
      KeepBases bases,
      KeepExports exports,
      OwnedDatabase database,
      Settings settings,
      InstantSource clock) {
    this.state = state;
    this.bases = bases;
    this.exports = exports;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** Copies; throws with what is in the way. */
  private interface Copying {
    Run finish(Run run) throws IOException, SQLException;
  }

  /**
   * @param to where to; none for where they go by themselves
   * @param keyFile the recovery key, where it is not told; beside a folder it is made
   */
  Run begin(Optional<String> to, Optional<String> keyFile) {
    var place =
        to.or(() -> state.told().to())
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "backup_nowhere", "say where to, by --to or by BYWAY_BACKUP_TO"));
    try {
      Places.check(place, state.told().s3());
      var key = Places.keyFor(place, keyFile.map(Path::of), settings);
      var archive = new Archive(Places.open(place, settings), keyAt(key, place));
      boolean isUsual = state.told().to().filter(place::equals).isPresent();
      return start(
          Run.begun(KeepBases.newId(clock.instant()), archive.place(), key.toString()),
          run -> copy(run, archive, isUsual));
    } catch (IllegalArgumentException | IOException e) {
      throw Refusal.conflict("backup_impossible", String.valueOf(e.getMessage()));
    }
  }

  /** Beside a folder it is made with the first backup; elsewhere it must be there. */
  private static RecoveryKey keyAt(Path key, String place) throws IOException {
    return Places.isFolder(place) ? RecoveryKey.readOrMake(key) : RecoveryKey.read(key);
  }

  private Run copy(Run run, Archive archive, boolean isUsual) throws IOException, SQLException {
    if (database.cluster().isEmpty()) {
      return run.done(exports.export(archive));
    }
    return run.done(isUsual ? bases.copy(archive) : bases.copy(archive, Optional.empty()));
  }

  private Run start(Run run, Copying copying) {
    if (!state.tryToCopy()) {
      throw Refusal.conflict("backup_runs", "a backup is being made already");
    }
    last.set(run);
    Thread.ofVirtual()
        .name("backup")
        .start(
            () -> {
              try {
                last.set(copying.finish(run));
              } catch (IOException | SQLException | RuntimeException e) {
                last.set(run.failed(String.valueOf(e.getMessage())));
              } finally {
                state.copied();
              }
            });
    return run;
  }

  Run of(String id) {
    var run = last.get();
    if (run == null || !run.id().equals(id)) {
      throw Refusal.notFound("backup");
    }
    return run;
  }
}
