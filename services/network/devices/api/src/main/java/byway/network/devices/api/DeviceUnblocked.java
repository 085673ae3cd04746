package byway.network.devices.api;

import byway.kit.events.Event;
import java.util.UUID;

/** A hotspot was put back into service. */
@Event("devices.device-unblocked.v1")
public record DeviceUnblocked(UUID deviceId) {}
