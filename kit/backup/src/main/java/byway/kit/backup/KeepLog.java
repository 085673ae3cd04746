package byway.kit.backup;

import byway.kit.platform.Chore;
import byway.kit.platform.OwnedDatabase;
import byway.kit.secrets.KeptSecrets;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes away what PostgreSQL has laid ready of its log, again and again, so that what was committed
 * a minute ago is not lost with this machine.
 */
@Singleton
class KeepLog implements Chore {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long MEGABYTE = 1_000_000;
  private static final int MOST_MARKS = 10_000;

  private final KeptState state;
  private final OwnedDatabase database;
  private final Settings settings;
  private final Path spool;
  private final NavigableMap<Segment, Instant> marks = new ConcurrentSkipListMap<>();

  KeepLog(KeptState state, OwnedDatabase database, Settings settings, MeterRegistry metrics) {
    this.state = state;
    this.database = database;
    this.settings = settings;
    this.spool = KeptState.spool(settings);
    metrics.gauge("byway_backup_spool_bytes", this, KeepLog::spoolBytes);
  }

  private static double spoolBytes(KeepLog log) {
    try {
      return Trees.bytes(log.spool);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  @Override
  public Duration every() {
    return state.told().log();
  }

  @Override
  public void run() {
    if (!state.isKept()) {
      return;
    }
    try {
      var archive = state.archive();
      if (state.chain(archive).isPresent()) {
        boolean isReady = mark();
        keepSecret(archive);
        take(archive);
        if (!isReady) {
          throw new IOException(
              "the database does not lay its log into %s; see its own log".formatted(spool));
        }
        if (state.chain(archive).isPresent()) {
          state.well();
        }
      }
    } catch (IOException | SQLException e) {
      state.troubled(String.valueOf(e.getMessage()));
    }
    try {
      mindSpool();
    } catch (IOException e) {
      state.troubled(String.valueOf(e.getMessage()));
    }
  }

  /** Guests go before backups: what fills the disk of the database ends both. */
  private void mindSpool() throws IOException {
    if (Trees.bytes(spool) > state.told().spoolMegabytes() * MEGABYTE) {
      for (var file : waiting()) {
        Files.deleteIfExists(file);
      }
      state.breakOff(
          "more than %d MB of the log waited to be taken, and were removed"
              .formatted(state.told().spoolMegabytes()));
    }
  }

  private List<Path> waiting() throws IOException {
    if (Files.notExists(spool)) {
      return List.of();
    }
    try (var files = Files.list(spool)) {
      return files.sorted().toList();
    }
  }

  /** What is before it is known by its time; whether it was laid ready. */
  private boolean mark() throws SQLException {
    try (var connection = database.connect()) {
      var mark = Mark.set(connection);
      marks.put(mark.segment(), mark.at());
      while (marks.size() > MOST_MARKS) {
        marks.pollFirstEntry();
      }
      var ready = spool.resolve(mark.segment().name());
      long until = System.nanoTime() + LONGEST_WAIT.toNanos();
      while (Files.notExists(ready)
          && System.nanoTime() - until < 0
          && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      return Files.exists(ready);
    }
  }

  private void keepSecret(Archive archive) throws IOException {
    if (settings.of(SecretSettings.class).isTold()) {
      return;
    }
    var text = KeptSecrets.text(settings.data());
    var chain = state.chain(archive);
    if (text.isEmpty() || chain.isEmpty()) {
      return;
    }
    var hash = Archive.sha256(text.get().getBytes(StandardCharsets.UTF_8));
    if (!hash.equals(chain.get().secret())) {
      archive.putSecret(chain.get().id(), Instant.now(), text.get());
      state.change(one -> one.withSecret(hash));
    }
  }

  private void take(Archive archive) throws IOException {
    for (var file : waiting()) {
      var segment = Segment.of(file.getFileName().toString());
      var chain = state.chain(archive);
      if (chain.isEmpty()) {
        return;
      }
      if (segment.isPresent()) {
        take(archive, chain.get(), segment.get(), file);
      } else if (!file.getFileName().toString().startsWith("archtemp")) {
        // a history of a timeline or of a backup, which no chain of ours needs
        Files.deleteIfExists(file);
      }
    }
  }

  private void take(Archive archive, Chain chain, Segment segment, Path file) throws IOException {
    var last = new Segment(chain.last());
    if (segment.equals(last.next())) {
      var reach = reach(segment, chain);
      archive.putSegment(chain.id(), segment, reach, Packing.packed(Files.readAllBytes(file)));
      state.change(one -> one.with(segment, reach));
      Files.deleteIfExists(file);
    } else if (segment.isOfTimelineOf(last) && segment.compareTo(last) <= 0) {
      Files.deleteIfExists(file);
    } else {
      state.breakOff("the log has a gap between %s and %s".formatted(last, segment));
    }
  }

  /** Of a file that was finished before this process began it is not known how far it reaches. */
  private Instant reach(Segment segment, Chain chain) {
    return Optional.ofNullable(marks.floorEntry(segment))
        .map(Map.Entry::getValue)
        .filter(at -> at.isAfter(chain.reachesTo()))
        .orElse(chain.reachesTo());
  }
}
