package byway.fronts.devicelink;

import byway.fronts.devicelink.mqtt.Publish;
import byway.fronts.devicelink.mqtt.Reason;
import byway.hotspot.protocol.ClientAsk;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceMessage;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.DeviceUsageReport;
import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.MalformedMessage;
import byway.hotspot.protocol.NewSecret;
import byway.hotspot.protocol.ReportedSettings;
import byway.hotspot.protocol.SessionOrder;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.AskResult.GoOn;
import byway.network.access.api.AskResult.ShowPortal;
import byway.network.devices.api.ChangeSecret;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.Devices;
import byway.network.devices.api.Presence;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What hotspots send, and who answers it. */
@Singleton
class DeviceMessages {
  private static final Logger LOG = Logger.getLogger(DeviceMessages.class);

  private final Access access;
  private final Devices devices;
  private final DeviceIdentities identities;
  private final HotspotReports reports;
  private final SessionOrdersFor orders;
  private final Connections connections;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  DeviceMessages(
      Access access,
      Devices devices,
      DeviceIdentities identities,
      HotspotReports reports,
      SessionOrdersFor orders,
      Connections connections,
      InstantSource clock,
      MeterRegistry metrics) {
    this.access = access;
    this.devices = devices;
    this.identities = identities;
    this.reports = reports;
    this.orders = orders;
    this.connections = connections;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** What a hotspot may not hear. */
  Reason foreign() {
    count("foreign_topic");
    return Reason.NOT_AUTHORISED;
  }

  /** All that a hotspot must know: its settings, and every session it may serve. */
  void greet(Connection connection, boolean settings, boolean sessions) {
    try {
      if (settings) {
        var device = devices.get(connection.deviceId);
        connection.greet(
            DeviceTopic.DESIRED_SETTINGS,
            new byway.hotspot.protocol.DesiredSettings(
                device.settings().desiredVersion(), device.settings().desired()));
        if (identities.get(connection.deviceId).secretWanted()) {
          connection.wantNewSecret(clock.instant());
        }
      }
      if (sessions) {
        orders
            .snapshots(connection.deviceId)
            .forEach(snapshot -> connection.greet(DeviceTopic.SESSION_ORDERS, snapshot));
        orders
            .prospects(connection.deviceId)
            .forEach(prospects -> connection.greet(DeviceTopic.SESSION_ORDERS, prospects));
      }
    } catch (RuntimeException e) {
      LOG.warnf("a hotspot could not be greeted and must come again: %s", e.getMessage());
      connection.cut(Reason.SERVER_BUSY);
    }
  }

  /** A hotspot that says something where it has nothing to say is cut off. */
  void publish(Connection connection, Publish message) {
    var topic = DeviceTopic.parse(connection.deviceId.toString(), message.topic());
    if (topic.isEmpty() || topic.get().direction() != DeviceTopic.Direction.UP) {
      connection.cut(foreign());
      return;
    }
    decode(topic.get(), message)
        .ifPresentOrElse(
            decoded -> {
              if (decoded instanceof DeviceUsageReport report) {
                charge(connection, message, report);
              } else {
                connection.work(() -> handle(connection, message, decoded));
              }
            },
            () -> connection.drop(message));
  }

  /** The many: they wait together, without a thread for each. */
  private void charge(Connection connection, Publish message, DeviceUsageReport report) {
    count("DeviceUsageReport");
    if (!connection.enter()) {
      return;
    }
    var unused =
        reports
            .charge(connection, report)
            .whenComplete(
                (charged, failure) -> {
                  connection.leave();
                  if (failure != null) {
                    LOG.error("a report was not answered and will come again", failure);
                    connection.refuse(message, Reason.UNSPECIFIED_ERROR);
                  } else if (charged) {
                    connection.acknowledge(message);
                  } else {
                    connection.refuse(message, Reason.QUOTA_EXCEEDED);
                  }
                });
  }

  private Optional<DeviceMessage> decode(DeviceTopic topic, Publish message) {
    try {
      return Optional.of(DeviceCodec.decode(topic, message.payload()));
    } catch (MalformedMessage e) {
      metrics.counter("byway_device_malformed_total", "reason", e.reason().code()).increment();
      return Optional.empty();
    }
  }

  private void handle(Connection connection, Publish message, DeviceMessage decoded) {
    count(decoded.getClass().getSimpleName());
    try {
      boolean done =
          switch (decoded) {
            case ClientAsk ask -> answer(connection, ask);
            case Heartbeat beat -> beat(connection, beat);
            case ReportedSettings settings -> reported(connection, settings);
            case byway.hotspot.protocol.Presence presence -> presence(connection, presence);
            case NewSecret secret -> changeSecret(connection, secret);
            default -> true;
          };
      if (done) {
        connection.acknowledge(message);
      }
    } catch (RuntimeException e) {
      LOG.warnf("%s was not handled: %s", decoded.getClass().getSimpleName(), e.getMessage());
      if (message.qos() > 0) {
        count("not_handled");
        connection.refuse(message, Reason.UNSPECIFIED_ERROR);
      }
    }
  }

  private boolean answer(Connection connection, ClientAsk ask) {
    var question =
        new byway.network.access.api.ClientAsk(
            connection.deviceId, ask.mac().toString(), connection.source());
    switch (access.ask(question)) {
      case GoOn goOn -> connection.order(orders.open(List.of(goOn.session())));
      case ShowPortal portal ->
          connection.order(List.of(new SessionOrder.Portal(ask.mac(), portal.visit().token())));
    }
    return true;
  }

  private boolean beat(Connection connection, Heartbeat beat) {
    metrics.counter("byway_garden_bytes_total").increment(beat.gardenBytes());
    devices.heartbeat(
        connection.deviceId,
        new byway.network.devices.api.Heartbeat(
            clock.instant(),
            beat.uptimeSeconds(),
            beat.batteryPercent() == Heartbeat.UNKNOWN_BATTERY ? -1 : beat.batteryPercent(),
            beat.signalDbm(),
            beat.clients(),
            beat.uplink().name().toLowerCase(Locale.ROOT),
            beat.journalBytes()));
    return true;
  }

  private boolean reported(Connection connection, ReportedSettings settings) {
    devices.report(connection.deviceId, SettingsOnTheWire.reported(settings));
    return true;
  }

  private boolean presence(Connection connection, byway.hotspot.protocol.Presence presence) {
    devices.presence(
        connection.deviceId,
        new Presence(presence == byway.hotspot.protocol.Presence.ONLINE, clock.instant()));
    return true;
  }

  /** What can never be taken is acknowledged too: the hotspot finds out by trying its secret. */
  private boolean changeSecret(Connection connection, NewSecret secret) {
    try {
      var unused =
          identities.changeSecret(
              connection.deviceId,
              new ChangeSecret(secret.number(), secret.hash(), secret.proof()));
      count("secret_changed");
    } catch (Refusal refusal) {
      if (refusal.status() >= 500) {
        throw refusal;
      }
      LOG.warnf("a hotspot's new secret was refused: %s", refusal.code());
      count("secret_refused");
    }
    return true;
  }

  void leave(Connection connection) {
    if (connections.remove(connection)) {
      Instant now = clock.instant();
      try {
        devices.presence(connection.deviceId, new Presence(false, now));
      } catch (RuntimeException e) {
        LOG.warnf("that a hotspot has gone was not noted: %s", e.getMessage());
      }
    }
  }

  private void count(String type) {
    metrics.counter("byway_device_messages_total", "type", type).increment();
  }
}
