package byway.kit.backup;

import byway.kit.platform.Chore;
import byway.kit.platform.OwnedDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * Of a database that somebody else runs: looks whether its own archive of the log works, and brings
 * all rows of one moment away besides.
 */
@Singleton
class KeepExports implements Chore {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofMinutes(5);
  private static final long LOCK = 0x6279_7761_7942L;

  private final KeptState state;
  private final OwnedDatabase database;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private Instant notBefore = Instant.EPOCH;

  KeepExports(KeptState state, OwnedDatabase database, InstantSource clock, MeterRegistry metrics) {
    this.state = state;
    this.database = database;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void run() {
    if (!state.isExported() || clock.instant().isBefore(notBefore) || !state.tryToCopy()) {
      return;
    }
    try (var line = database.connect()) {
      // Of several processes one does it; the lock goes with the line.
      if (TakeBase.ask(line, "select pg_try_advisory_lock(%d)".formatted(LOCK)).equals("t")) {
        exportWhatIsDue();
      }
    } catch (IOException | SQLException e) {
      notBefore = clock.instant().plus(AGAIN);
      metrics.counter("byway_backups_total", "outcome", "failed").increment();
      state.troubled("the rows could not be exported: " + e.getMessage());
    } finally {
      state.copied();
    }
  }

  private void exportWhatIsDue() throws IOException, SQLException {
    var archive = state.archive();
    var before = archive.exports();
    var last = before.stream().map(Exported::at).max(Comparator.naturalOrder());
    last.ifPresent(state::exported);
    if (last.isEmpty() || !clock.instant().isBefore(last.get().plus(state.told().every()))) {
      var unused = export(archive);
      forget(archive, before);
    }
    state.well();
  }

  /** The newest is kept however old it is. */
  private void forget(Archive archive, List<Exported> before) throws IOException {
    var oldest = clock.instant().minus(state.told().kept());
    for (var one : before) {
      if (one.at().isBefore(oldest)) {
        archive.delete(one);
      }
    }
  }

  Exported export(Archive archive) throws IOException, SQLException {
    var exported = new ExportRows(database, archive).export(KeepBases.newId(clock.instant()));
    metrics.counter("byway_backups_total", "outcome", "done").increment();
    state.exported(exported.at());
    return exported;
  }
}
