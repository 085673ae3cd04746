package byway.network.devices.api;

import byway.kit.events.Event;
import java.util.UUID;

/** A hotspot is to make itself a new secret. */
@Event("devices.secret-wanted.v1")
public record SecretWanted(UUID deviceId) {}
