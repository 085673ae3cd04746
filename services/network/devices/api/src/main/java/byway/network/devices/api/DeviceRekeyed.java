package byway.network.devices.api;

import byway.kit.events.Event;
import java.util.UUID;

/** A hotspot has another key and secret; who knows those from before is not the hotspot. */
@Event("devices.device-rekeyed.v1")
public record DeviceRekeyed(UUID deviceId) {}
