package byway.fronts.radius;

import byway.contracts.devices.Devices;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Which hotspots staff have taken out of service; asked for at most twice a minute each. */
@Singleton
class OutOfService {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 50_000;

  private final Devices devices;
  private final InstantSource clock;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  OutOfService(Devices devices, InstantSource clock) {
    this.devices = devices;
    this.clock = clock;
  }

  private record Known(boolean blocked, Instant until) {}

  boolean contains(UUID deviceId) {
    var now = clock.instant();
    var found = known.get(deviceId);
    if (found != null && found.until.isAfter(now)) {
      return found.blocked;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    boolean blocked = ask(deviceId);
    known.put(deviceId, new Known(blocked, now.plus(FRESH)));
    return blocked;
  }

  private boolean ask(UUID deviceId) {
    try {
      return devices.get(deviceId).blocked();
    } catch (Refusal refusal) {
      if (refusal.code().equals("not_found")) {
        return true;
      }
      throw refusal;
    }
  }

  void forget(UUID deviceId) {
    known.remove(deviceId);
  }
}
