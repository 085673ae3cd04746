package byway.fronts.metering;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.values.Refusal;
import byway.network.devices.api.Devices;
import byway.network.devices.api.Presence;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Which access points are there that have no connection whose end could be seen: who has been heard
 * is online, who is silent for too long is not.
 */
@Singleton
public class Attendance implements Chore {
  private static final Logger LOG = Logger.getLogger(Attendance.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int MOST = 200_000;

  private final Devices devices;
  private final InstantSource clock;
  private final Map<AccessPoint, Heard> present = new ConcurrentHashMap<>();

  public Attendance(Devices devices, InstantSource clock) {
    this.devices = devices;
    this.clock = clock;
  }

  private record AccessPoint(UUID tenantId, UUID deviceId) {}

  private record Heard(Instant at, Duration silence) {}

  /**
   * @param silence after which it is taken to be gone; noticed within a minute more
   */
  public void heard(UUID tenantId, UUID deviceId, Duration silence) {
    var one = new AccessPoint(tenantId, deviceId);
    var now = clock.instant();
    if (present.size() < MOST && present.put(one, new Heard(now, silence)) == null) {
      Thread.ofVirtual().name("attendance").start(() -> tell(one, true, now));
    }
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void run() {
    var now = clock.instant();
    present.forEach(
        (one, last) -> {
          if (last.at.plus(last.silence).isBefore(now) && present.remove(one, last)) {
            tell(one, false, now);
          }
        });
  }

  private void tell(AccessPoint one, boolean online, Instant at) {
    try {
      Context.platform(one.tenantId)
          .run(() -> devices.presence(one.deviceId, new Presence(online, at)));
    } catch (Refusal | CallFailed e) {
      LOG.warnf("an access point's presence was not noted: %s", e.getMessage());
    }
  }
}
