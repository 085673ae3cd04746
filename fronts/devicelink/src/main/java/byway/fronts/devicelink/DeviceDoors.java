package byway.fronts.devicelink;

import byway.fronts.devicelink.mqtt.MqttDoor;
import byway.kit.platform.Chore;
import byway.kit.platform.Lifecycle;
import byway.kit.settings.Settings;
import byway.network.enrolment.api.Enrolment;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jboss.logging.Logger;

/** Opens the ports for hotspots: over TLS, and without it where that was asked for. */
@Singleton
class DeviceDoors implements Chore {
  private static final Logger LOG = Logger.getLogger(DeviceDoors.class);
  private static final Duration LOOKED_EVERY = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Settings settings;
  private final DeviceLink link;
  private final PortTls tls;
  private final List<MqttDoor> doors = new ArrayList<>();

  DeviceDoors(
      Vertx vertx, Settings settings, DeviceLink link, Enrolment enrolment, InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.link = link;
    this.tls = new PortTls(enrolment, names(settings), clock);
  }

  /** For clients that look at names; a hotspot looks at the authority alone. */
  private static List<String> names(Settings settings) {
    var names = new LinkedHashSet<String>();
    var told = settings.of(MqttSettings.class).address();
    if (!told.isEmpty()) {
      names.add(plain(told.substring(0, told.lastIndexOf(':'))));
    }
    names.add(plain(settings.publicUrl().getHost()));
    names.add("localhost");
    names.add("127.0.0.1");
    return List.copyOf(names);
  }

  private static String plain(String host) {
    return host.replaceAll("[\\[\\]]", "");
  }

  void open(@Observes @Priority(Lifecycle.DOORS) StartupEvent start) {
    if (!settings.roles().runs("devicelink")) {
      return;
    }
    var ports = settings.of(MqttSettings.class);
    if (ports.tlsPort() != 0) {
      tls.look();
      open(new MqttDoor(vertx, settings.host(), ports.tlsPort(), link, tls::engine), "TLS");
    }
    if (ports.port() != 0) {
      open(new MqttDoor(vertx, settings.host(), ports.port(), link), "no TLS");
    }
    if (doors.isEmpty()) {
      LOG.warn("hotspots cannot connect: BYWAY_MQTTS_PORT and BYWAY_MQTT_PORT are both 0");
    }
  }

  private void open(MqttDoor door, String how) {
    doors.add(door);
    LOG.infof("hotspots connect to %s:%d, %s", settings.host(), door.open(), how);
  }

  @Override
  public Duration every() {
    return LOOKED_EVERY;
  }

  @Override
  public void run() {
    if (settings.roles().runs("devicelink") && settings.of(MqttSettings.class).tlsPort() != 0) {
      tls.look();
    }
  }

  void close(@Observes ShutdownEvent stop) {
    doors.forEach(MqttDoor::close);
  }
}
