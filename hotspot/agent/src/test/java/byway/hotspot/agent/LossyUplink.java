package byway.hotspot.agent;

import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceMessage;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.DeviceTopic.Direction;
import byway.hotspot.protocol.MalformedMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An uplink in memory that loses, repeats and reorders as much as it is told to. */
final class LossyUplink implements Uplink {
  /** How bad the air is; shared by the uplinks of one agent's lives. */
  static final class Air {
    double loss;
    double repeat;
    Duration mostDelay = Duration.ZERO;
    boolean up = true;
    int published;
    @Nullable LossyUplink current;
  }

  private final HandLoop loop;
  private final ReferencePlatform platform;
  private final Air air;
  private final RandomGenerator random;
  private @Nullable Listener listener;
  private int connection;
  private boolean connected;
  private boolean suspended;

  LossyUplink(HandLoop loop, ReferencePlatform platform, Air air, RandomGenerator random) {
    this.loop = loop;
    this.platform = platform;
    this.air = air;
    this.random = random;
    air.current = this;
  }

  @Override
  public void start(Listener newListener) {
    listener = newListener;
    platform.down = this::down;
    connect();
  }

  private void connect() {
    Listener told = listener;
    if (told == null || connected || suspended) {
      return;
    }
    if (!air.up) {
      loop.schedule(Duration.ofSeconds(1), this::connect);
      return;
    }
    connected = true;
    connection++;
    told.connected();
    platform.subscribed();
  }

  /** The connection breaks; what is under way is lost. */
  void fail() {
    Listener told = listener;
    if (connected && told != null) {
      connected = false;
      connection++;
      told.disconnected();
      loop.schedule(Duration.ofSeconds(1), this::connect);
    }
  }

  @Override
  public void publish(DeviceTopic topic, byte[] payload, Runnable acknowledged) {
    air.published++;
    if (topic.direction() != Direction.UP) {
      throw new AssertionError("a hotspot publishes on " + topic);
    }
    DeviceMessage message = decoded(topic, payload);
    travel(
        () -> {
          if (platform.hear(message)) {
            travel(acknowledged);
          }
        });
  }

  private void down(DeviceMessage message) {
    DeviceTopic topic =
        Arrays.stream(DeviceTopic.values())
            .filter(t -> t.direction() == Direction.DOWN && fits(t, message))
            .findAny()
            .orElseThrow();
    travel(
        () -> {
          Listener told = listener;
          if (told != null) {
            told.received(topic, DeviceCodec.encode(message));
          }
        });
  }

  private static boolean fits(DeviceTopic topic, DeviceMessage message) {
    try {
      DeviceCodec.decode(topic, DeviceCodec.encode(message));
      return true;
    } catch (MalformedMessage wrong) {
      return false;
    }
  }

  private static DeviceMessage decoded(DeviceTopic topic, byte[] payload) {
    try {
      return DeviceCodec.decode(topic, payload);
    } catch (MalformedMessage wrong) {
      throw new AssertionError(wrong);
    }
  }

  private void travel(Runnable arrival) {
    int copies = random.nextDouble() < air.loss ? 0 : random.nextDouble() < air.repeat ? 2 : 1;
    int sentOn = connection;
    for (int i = 0; i < copies; i++) {
      loop.schedule(
          Duration.ofMillis(random.nextLong(air.mostDelay.toMillis() + 1)),
          () -> {
            if (connected && connection == sentOn) {
              arrival.run();
            }
          });
    }
  }

  @Override
  public void reconnect() {
    fail();
  }

  @Override
  public void suspend() {
    suspended = true;
    fail();
  }

  @Override
  public void resume() {
    suspended = false;
    connect();
  }

  @Override
  public void close() {
    connected = false;
    listener = null;
    platform.down = message -> {};
  }
}
