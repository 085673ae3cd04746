package byway.fronts.devicelink;

import byway.contracts.access.Access;
import byway.contracts.access.AskResult.GoOn;
import byway.contracts.access.AskResult.ShowPortal;
import byway.contracts.devices.Devices;
import byway.contracts.devices.Presence;
import byway.hotspot.protocol.ClientAsk;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceMessage;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.MalformedMessage;
import byway.hotspot.protocol.ReportedSettings;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.UsageReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
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
  private final HotspotReports reports;
  private final SessionOrdersFor orders;
  private final Connections connections;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  DeviceMessages(
      Access access,
      Devices devices,
      HotspotReports reports,
      SessionOrdersFor orders,
      Connections connections,
      InstantSource clock,
      MeterRegistry metrics) {
    this.access = access;
    this.devices = devices;
    this.reports = reports;
    this.orders = orders;
    this.connections = connections;
    this.clock = clock;
    this.metrics = metrics;
  }

  void serve(Connection connection) {
    var endpoint = connection.endpoint();
    endpoint.publishAutoAck(false);
    endpoint.subscriptionAutoAck(false);
    endpoint.publishHandler(message -> publish(connection, message));
    endpoint.subscribeHandler(message -> subscribe(connection, message));
    endpoint.publishReceivedHandler(endpoint::publishRelease);
    endpoint.closeHandler(nothing -> connection.work(() -> leave(connection)));
    endpoint.exceptionHandler(failure -> connection.cut());
  }

  /** A hotspot can hear its own three topics and no other; whoever tries is cut off. */
  private void subscribe(Connection connection, MqttSubscribeMessage message) {
    var id = connection.deviceId.toString();
    var topics = message.topicSubscriptions();
    boolean own =
        topics.stream()
            .allMatch(
                topic ->
                    DeviceTopic.down().stream().anyMatch(d -> d.of(id).equals(topic.topicName())));
    if (!own) {
      count("foreign_topic");
      connection.cut();
      return;
    }
    var granted = topics.stream().map(topic -> topic.qualityOfService()).toList();
    connection.endpoint().subscribeAcknowledge(message.messageId(), granted);
    connection.work(() -> greet(connection));
  }

  /** All that a hotspot must know: its settings, and every session it may serve. */
  private void greet(Connection connection) {
    try {
      var device = devices.get(connection.deviceId);
      connection.send(
          DeviceTopic.DESIRED_SETTINGS,
          new byway.hotspot.protocol.DesiredSettings(
              device.settings().desiredVersion(), device.settings().desired()));
      orders
          .snapshots(connection.deviceId)
          .forEach(snapshot -> connection.send(DeviceTopic.SESSION_ORDERS, snapshot));
      orders
          .prospects(connection.deviceId)
          .ifPresent(prospects -> connection.send(DeviceTopic.SESSION_ORDERS, prospects));
    } catch (RuntimeException e) {
      LOG.warnf("a hotspot could not be greeted and must come again: %s", e.getMessage());
      connection.cut();
    }
  }

  private void publish(Connection connection, MqttPublishMessage message) {
    var topic = DeviceTopic.parse(connection.deviceId.toString(), message.topicName());
    if (topic.isEmpty() || topic.get().direction() != DeviceTopic.Direction.UP) {
      count("foreign_topic");
      connection.cut();
      return;
    }
    decode(topic.get(), message)
        .ifPresentOrElse(
            decoded -> {
              if (decoded instanceof UsageReport report) {
                charge(connection, message, report);
              } else {
                connection.work(() -> handle(connection, message, decoded));
              }
            },
            () -> connection.acknowledge(message));
  }

  /** The many: they wait together, without a thread for each. */
  private void charge(Connection connection, MqttPublishMessage message, UsageReport report) {
    count("UsageReport");
    if (!connection.enter()) {
      return;
    }
    var unused =
        reports
            .charge(connection, report)
            .whenComplete(
                (settled, failure) -> {
                  connection.leave();
                  if (failure != null) {
                    LOG.error("a report was not answered and will come again", failure);
                  } else if (settled) {
                    connection.acknowledge(message);
                  }
                });
  }

  private Optional<DeviceMessage> decode(DeviceTopic topic, MqttPublishMessage message) {
    try {
      return Optional.of(DeviceCodec.decode(topic, message.payload().getBytes()));
    } catch (MalformedMessage e) {
      metrics.counter("byway_device_malformed_total", "reason", e.reason().code()).increment();
      return Optional.empty();
    }
  }

  private void handle(Connection connection, MqttPublishMessage message, DeviceMessage decoded) {
    count(decoded.getClass().getSimpleName());
    try {
      boolean done =
          switch (decoded) {
            case ClientAsk ask -> answer(connection, ask);
            case Heartbeat beat -> beat(connection, beat);
            case ReportedSettings settings -> reported(connection, settings);
            case byway.hotspot.protocol.Presence presence -> presence(connection, presence);
            default -> true;
          };
      if (done) {
        connection.acknowledge(message);
      }
    } catch (RuntimeException e) {
      LOG.warnf("%s was not handled: %s", decoded.getClass().getSimpleName(), e.getMessage());
      if (message.qosLevel() != MqttQoS.AT_MOST_ONCE) {
        count("not_handled");
      }
    }
  }

  private boolean answer(Connection connection, ClientAsk ask) {
    var question =
        new byway.contracts.access.ClientAsk(
            connection.deviceId, ask.mac().toString(), connection.source());
    switch (access.ask(question)) {
      case GoOn goOn -> connection.order(orders.open(List.of(goOn.session())));
      case ShowPortal portal ->
          connection.order(List.of(new SessionOrder.Portal(ask.mac(), portal.visit().token())));
    }
    return true;
  }

  private boolean beat(Connection connection, Heartbeat beat) {
    devices.heartbeat(
        connection.deviceId,
        new byway.contracts.devices.Heartbeat(
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

  private void leave(Connection connection) {
    if (connections.remove(connection)) {
      Instant now = clock.instant();
      devices.presence(connection.deviceId, new Presence(false, now));
    }
  }

  private void count(String type) {
    metrics.counter("byway_device_messages_total", "type", type).increment();
  }
}
