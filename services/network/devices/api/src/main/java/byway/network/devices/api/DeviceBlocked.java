package byway.network.devices.api;

import byway.kit.events.Event;
import java.util.UUID;

/** A hotspot was taken out of service. */
@Event("devices.device-blocked.v1")
public record DeviceBlocked(UUID deviceId) {}
