package byway.network.devices.api;

import byway.kit.events.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hotspot is another's now. */
@Event("devices.device-transferred.v1")
public record DeviceTransferred(UUID deviceId, @Nullable UUID from, @Nullable UUID to) {}
