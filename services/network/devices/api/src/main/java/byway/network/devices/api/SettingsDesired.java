package byway.network.devices.api;

import byway.kit.events.Event;
import java.util.Map;
import java.util.UUID;

/** A hotspot should be set differently. */
@Event("devices.settings-desired.v1")
public record SettingsDesired(UUID deviceId, long version, Map<String, String> desired) {}
