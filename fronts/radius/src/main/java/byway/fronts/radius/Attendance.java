package byway.fronts.radius;

import byway.contracts.devices.Devices;
import byway.contracts.devices.Presence;
import byway.kit.calls.CallFailed;
import byway.kit.platform.Chore;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Which access points are there. RADIUS has no connection whose end could be seen: who has been
 * heard is online, who is silent for ten minutes is not, which with guests there is ten reports
 * missed.
 */
@Singleton
class Attendance implements Chore {
  static final Duration SILENCE = Duration.ofMinutes(10);

  private static final Logger LOG = Logger.getLogger(Attendance.class);
  private static final int MOST = 100_000;

  private final Devices devices;
  private final InstantSource clock;
  private final Map<UUID, Present> present = new ConcurrentHashMap<>();

  Attendance(Devices devices, InstantSource clock) {
    this.devices = devices;
    this.clock = clock;
  }

  private record Present(Speaker speaker, Instant lastHeard) {}

  void heard(Speaker speaker) {
    var now = clock.instant();
    if (present.size() < MOST
        && present.put(speaker.deviceId(), new Present(speaker, now)) == null) {
      Thread.ofVirtual().name("radius-attendance").start(() -> tell(speaker, true, now));
    }
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    var now = clock.instant();
    for (var one : present.values()) {
      if (one.lastHeard.plus(SILENCE).isBefore(now)
          && present.remove(one.speaker.deviceId(), one)) {
        tell(one.speaker, false, now);
      }
    }
  }

  private void tell(Speaker speaker, boolean online, Instant at) {
    try {
      speaker.context().run(() -> devices.presence(speaker.deviceId(), new Presence(online, at)));
    } catch (Refusal | CallFailed | StoreFailed e) {
      LOG.warnf("an access point's presence was not noted: %s", e.getMessage());
    }
  }
}
