package byway.kit.backup;

import byway.kit.backup.UpgradePoint.Point;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.kit.platform.BeforeUpgrade;
import byway.kit.platform.OwnedDatabase;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Copies the database that is started here before a newer version changes it. */
@Singleton
class CopyBeforeUpgrade implements BeforeUpgrade, Check {
  private static final Logger LOG = Logger.getLogger(CopyBeforeUpgrade.class);
  private static final long MEGABYTE = 1_000_000;

  /** A copy that nobody has decided about takes room for nothing. */
  private static final Duration LONG = Duration.ofDays(14);

  private final OwnedDatabase database;
  private final Settings settings;
  private final InstantSource clock;
  private final UpgradePoint point;

  CopyBeforeUpgrade(OwnedDatabase database, Settings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.point = new UpgradePoint(settings.data());
  }

  @Override
  public void prepare(List<String> pending) {
    var cluster = database.cluster();
    if (cluster.isEmpty() || !settings.of(BackupSettings.class).upgradePoint()) {
      LOG.warn(
          "the database is changed without a copy of before: it is somebody else's, or BYWAY_UPGRADE_POINT is no");
      return;
    }
    try {
      if (point.kept().isPresent()) {
        LOG.info("the copy of before an upgrade that nobody has confirmed is kept as it is");
        return;
      }
      keep(cluster.get(), pending);
    } catch (IOException | SQLException e) {
      throw new StartRefused(
          List.of(
              "the database cannot be copied before it is changed, and was left as it is: %s; BYWAY_UPGRADE_POINT=no goes on without"
                  .formatted(e.getMessage())));
    }
  }

  private void keep(Path cluster, List<String> pending) throws IOException, SQLException {
    mindRoom(cluster);
    var archive = point.archive();
    var now = clock.instant();
    var id = KeepBases.newId(now);
    var base = new TakeBase(database, cluster, archive).take(id, id, now, false);
    archive.put(base);
    point.keep(new Point(base, pending));
    LOG.infof(
        "the database of before is kept (%,d MB): ./byway upgrade --rollback goes back to it, --confirm lets go of it",
        base.bytes() / MEGABYTE);
  }

  private void mindRoom(Path cluster) throws IOException {
    long needed = Trees.bytes(cluster);
    long free = Files.getFileStore(cluster).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          "its disk has %,d MB left, and the copy may need %,d"
              .formatted(free / MEGABYTE, needed / MEGABYTE));
    }
  }

  @Override
  public String name() {
    return "upgrade";
  }

  @Override
  public Finding look() {
    Optional<Point> kept;
    try {
      kept = point.kept();
    } catch (IOException e) {
      return Finding.unknown("whether an upgrade waits for a word cannot be read");
    }
    return kept.filter(one -> one.base().startedAt().plus(LONG).isBefore(clock.instant()))
        .map(
            one ->
                Finding.warn(
                    "upgrade-unconfirmed",
                    "the database of before the upgrade of %s is still kept; ./byway upgrade --confirm lets go of it"
                        .formatted(one.base().startedAt()),
                    ""))
        .orElseGet(Finding::good);
  }
}
