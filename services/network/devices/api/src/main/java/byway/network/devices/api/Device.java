package byway.network.devices.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hotspot, with what it last told.
 *
 * @param location where it stands, as its owner or staff have said; none for most that move
 */
public record Device(
    UUID id,
    String name,
    String serial,
    @Nullable UUID ownerId,
    boolean blocked,
    boolean online,
    @Nullable Instant lastSeenAt,
    @Nullable Heartbeat heartbeat,
    DeviceSettings settings,
    @Nullable Location location) {
  /** A hotspot of which nobody has said where it stands. */
  public Device(
      UUID id,
      String name,
      String serial,
      @Nullable UUID ownerId,
      boolean blocked,
      boolean online,
      @Nullable Instant lastSeenAt,
      @Nullable Heartbeat heartbeat,
      DeviceSettings settings) {
    this(id, name, serial, ownerId, blocked, online, lastSeenAt, heartbeat, settings, null);
  }
}
