package byway.fronts.devicelink;

import byway.fronts.devicelink.mqtt.Guest;
import byway.fronts.devicelink.mqtt.Line;
import byway.fronts.devicelink.mqtt.Publish;
import byway.fronts.devicelink.mqtt.Reason;
import byway.fronts.devicelink.mqtt.Wish;
import byway.hotspot.protocol.Command;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceMessage;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.ProtocolLimits;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.SessionOrders;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.network.access.api.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One hotspot on the line. Nothing in it is worth keeping: a new connection gets a snapshot. */
final class Connection implements Guest {
  /** More messages in work than a hotspot ever sends at once; beyond, the line is cut. */
  private static final int MOST_AT_ONCE = 96;

  /** As a hotspot with a clock that is somewhat ahead has it. */
  private static final Duration COMMAND_LIFE = Duration.ofHours(1);

  private final Line line;
  private final DeviceMessages messages;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final Subscribed subscribed = new Subscribed();
  final UUID tenantId;
  final UUID deviceId;

  Connection(Line line, UUID tenantId, UUID deviceId, DeviceMessages messages) {
    this.line = line;
    this.tenantId = tenantId;
    this.deviceId = deviceId;
    this.messages = messages;
  }

  @Override
  public void said(Publish message) {
    messages.publish(this, message);
  }

  /** A hotspot can hear its own three topics and no other. */
  @Override
  public Reason subscribe(Wish wish) {
    return own(wish.filter())
        .map(topic -> subscribed.add(topic, wish))
        .orElseGet(() -> messages.foreign());
  }

  @Override
  public void subscribed() {
    boolean settings = subscribed.isToHear(DeviceTopic.DESIRED_SETTINGS);
    boolean sessions = subscribed.isToHear(DeviceTopic.SESSION_ORDERS);
    if (settings || sessions) {
      work(() -> messages.greet(this, settings, sessions));
    }
  }

  @Override
  public Reason unsubscribe(String filter) {
    return own(filter)
        .filter(subscribed::remove)
        .map(topic -> Reason.SUCCESS)
        .orElse(Reason.NO_SUBSCRIPTION_EXISTED);
  }

  private Optional<DeviceTopic> own(String filter) {
    return DeviceTopic.parse(deviceId.toString(), filter)
        .filter(topic -> topic.direction() == DeviceTopic.Direction.DOWN);
  }

  /** However much is in work: that it has gone is always noted. */
  @Override
  public void left() {
    Thread.ofVirtual().name("device gone").start(() -> context().run(() -> messages.leave(this)));
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
      cut(Reason.MESSAGE_RATE_TOO_HIGH);
    }
    return free;
  }

  void leave() {
    room.release();
  }

  /** Where the hotspot is in the network. */
  @Nullable String source() {
    return Source.of(line.remoteAddress());
  }

  Context context() {
    return new Context(tenantId, Trace.start(), Principal.device(deviceId));
  }

  /** A message, where the hotspot has subscribed to its topic. */
  void send(DeviceTopic topic, DeviceMessage message) {
    send(topic, message, subscribed.retainsAsPublished(topic) && topic.retained());
  }

  /** What is retained, to a hotspot that has just subscribed. */
  void greet(DeviceTopic topic, DeviceMessage message) {
    send(topic, message, topic.retained());
  }

  private void send(DeviceTopic topic, DeviceMessage message, boolean retained) {
    if (subscribed.to(topic)) {
      line.send(
          topic.of(deviceId.toString()),
          DeviceCodec.encode(message),
          Math.min(topic.qos(), subscribed.qos(topic)),
          retained);
    }
  }

  void order(List<? extends SessionOrder> orders) {
    for (int from = 0; from < orders.size(); from += ProtocolLimits.ITEMS) {
      int to = Math.min(from + ProtocolLimits.ITEMS, orders.size());
      send(DeviceTopic.SESSION_ORDERS, new SessionOrders(List.copyOf(orders.subList(from, to))));
    }
  }

  /** Numbered by the time, which grows. */
  void wantNewSecret(Instant now) {
    long until = now.plus(COMMAND_LIFE).getEpochSecond();
    send(DeviceTopic.COMMANDS, new Command(now.toEpochMilli(), Command.Kind.RENEW_SECRET, until));
  }

  void acknowledge(Publish message) {
    line.answer(message, Reason.SUCCESS);
  }

  /** Not done now; the hotspot is to come again with what is true then. */
  void refuse(Publish message, Reason reason) {
    line.answer(message, reason);
  }

  /** Never done. */
  void drop(Publish message) {
    line.drop(message);
  }

  void cut(Reason reason) {
    line.cut(reason);
  }
}
