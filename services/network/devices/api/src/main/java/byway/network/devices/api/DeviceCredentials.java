package byway.network.devices.api;

import java.util.UUID;

/** What a hotspot signs in with. */
public record DeviceCredentials(UUID deviceId, String secret) {}
