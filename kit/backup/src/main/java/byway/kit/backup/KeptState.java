package byway.kit.backup;

import byway.kit.platform.OwnedDatabase;
import byway.kit.settings.Settings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the backups that are made by themselves stand, as far as this process knows. */
@Singleton
class KeptState {
  static final Path FOLDER = Path.of("backup");
  private static final Logger LOG = Logger.getLogger(KeptState.class);

  private final Settings settings;
  private final BackupSettings told;
  private final OwnedDatabase database;
  private final Path file;

  /** Two whole copies at a time would be of no use to anybody. */
  private final Semaphore copying = new Semaphore(1);

  private final Instant since;
  private volatile Optional<Chain> chain = Optional.empty();
  private volatile @Nullable String trouble;
  private volatile @Nullable Instant lastExportAt;
  private boolean read;

  KeptState(Settings settings, OwnedDatabase database, InstantSource clock) {
    this.settings = settings;
    this.told = settings.of(BackupSettings.class);
    this.database = database;
    this.file = folder(settings).resolve("chain");
    this.since = clock.instant();
  }

  static Path folder(Settings settings) {
    return settings.data().resolve(FOLDER);
  }

  static Path spool(Settings settings) {
    return folder(settings).resolve("spool");
  }

  /** Whether backups are made by themselves of the database that is started here. */
  boolean isKept() {
    return told.to().isPresent() && database.cluster().isPresent();
  }

  /** Whether the database is somebody else's, of which rows are exported. */
  boolean isExported() {
    return told.to().isPresent() && database.cluster().isEmpty();
  }

  BackupSettings told() {
    return told;
  }

  /** Since when this process could have made one. */
  Instant since() {
    return since;
  }

  Archive archive() throws IOException {
    var place = told.to().orElseThrow();
    return new Archive(Places.open(place, settings), RecoveryKey.read(told.key().orElseThrow()));
  }

  /** The one that goes on at this place; none where a new one begins. */
  synchronized Optional<Chain> chain(Archive archive) throws IOException {
    if (!read) {
      chain = Chain.read(file);
      read = true;
    }
    return chain.filter(one -> one.place().equals(archive.place()));
  }

  Optional<Chain> lastKnown() {
    return chain;
  }

  synchronized void begin(Chain next) throws IOException {
    next.write(file);
    chain = Optional.of(next);
    read = true;
  }

  synchronized void change(UnaryOperator<Chain> change) throws IOException {
    if (chain.isPresent()) {
      begin(change.apply(chain.get()));
    }
  }

  /** What is kept so far stays good; a new chain begins with the next whole copy. */
  synchronized void breakOff(String why) throws IOException {
    LOG.errorf("the chain of backups is broken and begins anew: %s", why);
    Files.deleteIfExists(file);
    chain = Optional.empty();
    read = true;
    trouble = why;
  }

  /** One at a time; false where somebody is at it. */
  boolean tryToCopy() {
    return copying.tryAcquire();
  }

  void copied() {
    copying.release();
  }

  void exported(Instant at) {
    lastExportAt = at;
  }

  Optional<Instant> lastExport() {
    return Optional.ofNullable(lastExportAt);
  }

  /** Told once, until it is over. */
  void troubled(String why) {
    if (!why.equals(trouble)) {
      LOG.errorf("backup: %s", why);
    }
    trouble = why;
  }

  void well() {
    if (trouble != null) {
      LOG.info("backup: it works again");
    }
    trouble = null;
  }

  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }
}
