package byway.fronts.opennds;

import byway.contracts.devices.Devices;
import byway.contracts.devices.Presence;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Which gateways are there: they tell every ten seconds, so a minute of silence is absence. */
@Singleton
class Attendance implements Chore {
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Logger LOG = Logger.getLogger(Attendance.class);
  private static final int MOST = 100_000;

  private final Devices devices;
  private final InstantSource clock;
  private final Map<Gateway, Instant> lastHeard = new ConcurrentHashMap<>();

  Attendance(Devices devices, InstantSource clock) {
    this.devices = devices;
    this.clock = clock;
  }

  void heard(Gateway gateway) {
    var now = clock.instant();
    if (lastHeard.size() < MOST && lastHeard.put(gateway, now) == null) {
      Thread.ofVirtual().name("opennds-attendance").start(() -> tell(gateway, true, now));
    }
  }

  @Override
  public Duration every() {
    return SILENCE;
  }

  @Override
  public void run() {
    var now = clock.instant();
    lastHeard.forEach(
        (gateway, at) -> {
          if (at.plus(SILENCE).isBefore(now) && lastHeard.remove(gateway, at)) {
            tell(gateway, false, now);
          }
        });
  }

  private void tell(Gateway gateway, boolean online, Instant at) {
    try {
      Context.platform(gateway.tenantId())
          .run(() -> devices.presence(gateway.deviceId(), new Presence(online, at)));
    } catch (Refusal | CallFailed | StoreFailed e) {
      LOG.warnf("a gateway's presence was not noted: %s", e.getMessage());
    }
  }
}
