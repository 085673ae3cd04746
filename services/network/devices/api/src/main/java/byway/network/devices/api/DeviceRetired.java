package byway.network.devices.api;

import byway.kit.events.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hotspot is out of service for good. */
@Event("devices.device-retired.v1")
public record DeviceRetired(UUID deviceId, @Nullable UUID replacedBy) {}
