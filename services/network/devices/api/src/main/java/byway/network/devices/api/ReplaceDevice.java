package byway.network.devices.api;

import java.util.UUID;

/** Which hotspot takes the place. */
public record ReplaceDevice(UUID by, String reason) {}
