package byway.network.accesspoints.api;

import java.util.UUID;

/** An access point and whose it is. */
public record KnownAccessPoint(UUID tenantId, AccessPoint accessPoint) {}
