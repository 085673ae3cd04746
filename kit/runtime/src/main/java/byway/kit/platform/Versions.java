package byway.kit.platform;

import byway.kit.settings.StartRefused;
import byway.kit.store.Databases;
import byway.kit.store.Standing;
import byway.kit.store.Store;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Of which version the data is, beside the version that starts on it. */
@Singleton
class Versions {
  private static final Logger LOG = Logger.getLogger(Versions.class);

  private final Databases databases;
  private final List<BeforeUpgrade> before;

  Versions(Databases databases, @All List<BeforeUpgrade> before) {
    this.databases = databases;
    this.before = before;
  }

  /**
   * Before anything is migrated, of all services, wherever they run. An installation that is empty
   * has nothing to find again.
   *
   * @throws StartRefused where the data is of a newer version, or cannot be kept as it is
   */
  void settle(List<Store> stores) {
    var all = stores.stream().map(databases::standing).toList();
    var newer = all.stream().flatMap(one -> one.unknown().stream()).toList();
    if (!newer.isEmpty()) {
      throw new StartRefused(
          List.of(
              "the data is of a newer version of Byway than this one, and going back would damage it: %s are not known here; start the newer version, or set the data back with its ./byway upgrade --rollback"
                  .formatted(String.join(", ", newer))));
    }
    var pending =
        all.stream().filter(Standing::isThere).flatMap(one -> one.pending().stream()).toList();
    if (!pending.isEmpty()) {
      LOG.infof("the data is of an older version; these come next: %s", pending);
      before.forEach(one -> one.prepare(pending));
    }
  }
}
