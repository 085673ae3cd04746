package byway.fronts.devicelink;

import byway.contracts.access.Source;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceMessage;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.Limits;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.SessionOrders;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One hotspot on the line. Nothing in it is worth keeping: a new connection gets a snapshot. */
final class Connection {
  /** More unanswered messages than a hotspot ever sends at once; beyond, the line is cut. */
  private static final int MOST_AT_ONCE = 64;

  private final MqttEndpoint endpoint;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  final UUID tenantId;
  final UUID deviceId;

  Connection(MqttEndpoint endpoint, UUID tenantId, UUID deviceId) {
    this.endpoint = endpoint;
    this.tenantId = tenantId;
    this.deviceId = deviceId;
  }

  MqttEndpoint endpoint() {
    return endpoint;
  }

  /** Works on what the hotspot sent, on a thread of its own, with its context. */
  void work(Runnable work) {
    if (!enter()) {
      return;
    }
    Thread.ofVirtual()
        .name("device")
        .start(
            () -> {
              try {
                context().run(work);
              } finally {
                leave();
              }
            });
  }

  /** Takes room for one more message that is worked on; a hotspot that asks for too much is cut. */
  boolean enter() {
    boolean free = room.tryAcquire();
    if (!free) {
      cut();
    }
    return free;
  }

  void leave() {
    room.release();
  }

  /** Where the hotspot is in the network. */
  @Nullable String source() {
    var address = endpoint.remoteAddress();
    return address == null ? null : Source.of(address.hostAddress());
  }

  Context context() {
    return new Context(tenantId, Trace.start(), Principal.device(deviceId));
  }

  void send(DeviceTopic topic, DeviceMessage message) {
    if (endpoint.isConnected()) {
      var unused =
          endpoint.publish(
              topic.of(deviceId.toString()),
              Buffer.buffer(DeviceCodec.encode(message)),
              MqttQoS.valueOf(topic.qos()),
              false,
              topic.retained());
    }
  }

  void order(List<? extends SessionOrder> orders) {
    for (int from = 0; from < orders.size(); from += Limits.ITEMS) {
      int to = Math.min(from + Limits.ITEMS, orders.size());
      send(DeviceTopic.SESSION_ORDERS, new SessionOrders(List.copyOf(orders.subList(from, to))));
    }
  }

  void acknowledge(MqttPublishMessage message) {
    if (endpoint.isConnected() && message.qosLevel() == MqttQoS.AT_LEAST_ONCE) {
      endpoint.publishAcknowledge(message.messageId());
    }
  }

  void cut() {
    if (endpoint.isConnected()) {
      endpoint.close();
    }
  }
}
