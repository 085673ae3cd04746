package byway.network.access.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A client device's way to the portal.
 *
 * @param token stands for the device and MAC address in the portal's address; valid for a day
 */
public record Visit(String token, UUID deviceId, String mac, Instant expiresAt) {}
