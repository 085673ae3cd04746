package byway.hotspot.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The topics of one hotspot, {@code d/<device id>/<letter>}: short, because links are metered. */
public enum DeviceTopic {
  USAGE('u', Direction.UP, 1, false, DeviceUsageReport.class),
  HEARTBEAT('h', Direction.UP, 0, false, Heartbeat.class),
  CLIENT_ASKS('c', Direction.UP, 1, false, ClientAsk.class),
  REPORTED_SETTINGS('r', Direction.UP, 1, false, ReportedSettings.class),
  PRESENCE('p', Direction.UP, 1, true, Presence.class),
  SESSION_ORDERS(
      's', Direction.DOWN, 1, false, SessionOrders.class, Snapshot.class, Prospects.class),
  DESIRED_SETTINGS('d', Direction.DOWN, 1, true, DesiredSettings.class),
  COMMANDS('k', Direction.DOWN, 2, false, Command.class),
  NEW_SECRET('i', Direction.UP, 1, false, NewSecret.class);

  /** Who publishes. */
  public enum Direction {
    /** The hotspot, to the platform. */
    UP,
    /** The platform, to the hotspot. */
    DOWN
  }

  private static final int PREFIX = "d/".length();
  private static final int SUFFIX = "/u".length();

  private final char letter;
  private final Direction direction;
  private final int qos;
  private final boolean retained;
  private final Set<Class<? extends DeviceMessage>> accepts;

  @SafeVarargs
  DeviceTopic(
      char letter,
      Direction direction,
      int qos,
      boolean retained,
      Class<? extends DeviceMessage>... accepts) {
    this.letter = letter;
    this.direction = direction;
    this.qos = qos;
    this.retained = retained;
    this.accepts = Set.of(accepts);
  }

  public Direction direction() {
    return direction;
  }

  /** 0, 1 or 2. */
  public int qos() {
    return qos;
  }

  public boolean retained() {
    return retained;
  }

  boolean accepts(DeviceMessage message) {
    return accepts.contains(message.getClass());
  }

  /** The topic's name for one hotspot. */
  public String of(String deviceId) {
    return "d/" + DeviceLogin.checkDeviceId(deviceId) + "/" + letter;
  }

  /** The topics a hotspot subscribes to. */
  public static List<DeviceTopic> down() {
    return Arrays.stream(values()).filter(t -> t.direction == Direction.DOWN).toList();
  }

  /**
   * The topic a name stands for, empty unless it is exactly one of this hotspot's: a hotspot has no
   * business with any other.
   */
  public static Optional<DeviceTopic> parse(String deviceId, String name) {
    if (name.length() != deviceId.length() + PREFIX + SUFFIX
        || !name.startsWith("d/")
        || !name.startsWith(deviceId, PREFIX)
        || name.charAt(name.length() - SUFFIX) != '/') {
      return Optional.empty();
    }
    char letter = name.charAt(name.length() - 1);
    return Arrays.stream(values()).filter(t -> t.letter == letter).findFirst();
  }
}
