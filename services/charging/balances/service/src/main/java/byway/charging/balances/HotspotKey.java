package byway.charging.balances;

import java.util.UUID;

/** A hotspot of an operator. */
record HotspotKey(UUID tenantId, UUID deviceId) {}
