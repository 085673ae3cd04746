package byway.fronts.radius;

import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.Restart;
import byway.network.accesspoints.api.RestartResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Accounting-On and -Off end all that an access point counts, and nothing in one says that it was
 * not recorded on its way and is being said again by somebody else. One that is older than what its
 * access point has said since is no news, and neither is the very same a while later.
 */
@Singleton
class Restarts {
  private static final int MOST = 100_000;

  private final AccessPoints accessPoints;

  /** What each access point has said last happened when, in milliseconds. */
  private final Map<UUID, AtomicLong> lastAt = new ConcurrentHashMap<>();

  Restarts(AccessPoints accessPoints) {
    this.accessPoints = accessPoints;
  }

  /** A time that has not come yet would make all that follows old. */
  void heard(UUID deviceId, Moment at) {
    long when = Math.min(at.atMillis(), at.arrivedMillis());
    var last = lastAt.get(deviceId);
    if (last == null) {
      if (lastAt.size() >= MOST) {
        lastAt.clear();
      }
      last = lastAt.computeIfAbsent(deviceId, id -> new AtomicLong());
    }
    if (last.get() < when) {
      last.accumulateAndGet(when, Math::max);
    }
  }

  RestartResult take(Speaker speaker, AccountingReport report, Moment at) {
    var last = lastAt.get(speaker.deviceId());
    if (last != null && at.atMillis() / 1_000 < last.get() / 1_000) {
      return RestartResult.OLD;
    }
    return accessPoints.restart(speaker.deviceId(), new Restart(at.at(), report.proof()));
  }
}
