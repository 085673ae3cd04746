package byway.fronts.radius;

import byway.kit.calls.ExpiringCache;
import byway.kit.values.Refusal;
import byway.network.devices.api.Devices;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Which hotspots staff have taken out of service; asked for at most twice a minute each. */
@Singleton
class OutOfService {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 50_000;

  private final Devices devices;
  private final ExpiringCache<UUID, Boolean> known;

  OutOfService(Devices devices, InstantSource clock) {
    this.devices = devices;
    this.known = new ExpiringCache<>(MOST, FRESH, clock, this::ask);
  }

  boolean contains(UUID deviceId) {
    return known.of(deviceId);
  }

  private boolean ask(UUID deviceId) {
    try {
      return devices.get(deviceId).blocked();
    } catch (Refusal refusal) {
      if (refusal.isNotFound()) {
        return true;
      }
      throw refusal;
    }
  }

  void forget(UUID deviceId) {
    known.forget(deviceId);
  }
}
