package byway.fronts.radius;

import byway.fronts.metering.LastWords;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
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
  private final AccountingSessions stays;
  private final Access access;
  private final LastWords lastWords;

  /** What each access point has said last happened when, in milliseconds. */
  private final Map<UUID, AtomicLong> lastAt = new ConcurrentHashMap<>();

  Restarts(
      AccessPoints accessPoints, AccountingSessions stays, Access access, LastWords lastWords) {
    this.accessPoints = accessPoints;
    this.stays = stays;
    this.access = access;
    this.lastWords = lastWords;
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

  /**
   * It has begun anew, or is about to end: what it counted last is its last word. Nothing ends
   * where that is no news.
   */
  RestartResult endAllAt(Speaker speaker, AccountingReport report, Moment at) {
    var result = take(speaker, report, at);
    if (result == RestartResult.TAKEN) {
      var device = speaker.deviceId();
      stays.endAllAt(device, at);
      for (var open = access.openAt(device); !open.isEmpty(); open = access.openAt(device)) {
        var ids = open.stream().map(Session::id).toList();
        lastWords.end(speaker.tenantId(), device, ids, "device_lost");
      }
    }
    return result;
  }

  private RestartResult take(Speaker speaker, AccountingReport report, Moment at) {
    var last = lastAt.get(speaker.deviceId());
    if (last != null && at.atMillis() / 1_000 < last.get() / 1_000) {
      return RestartResult.OLD;
    }
    return accessPoints.restart(speaker.deviceId(), new Restart(at.at(), report.proof()));
  }
}
