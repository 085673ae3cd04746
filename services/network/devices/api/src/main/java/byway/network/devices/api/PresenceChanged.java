package byway.network.devices.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A hotspot came on the line, or left it. */
@Event("devices.presence-changed.v1")
public record PresenceChanged(UUID deviceId, boolean online, Instant at) {}
