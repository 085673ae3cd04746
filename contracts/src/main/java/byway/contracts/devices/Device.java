package byway.contracts.devices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hotspot, with what it last told. */
public record Device(
    UUID id,
    String name,
    String serial,
    @Nullable UUID ownerId,
    boolean blocked,
    boolean online,
    @Nullable Instant lastSeenAt,
    @Nullable Heartbeat heartbeat,
    DeviceSettings settings) {}
