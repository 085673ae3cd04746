package byway.charging.balances;

import java.util.UUID;

/** A session of a tenant: batches hold those of many tenants. */
record SessionKey(UUID tenantId, UUID sessionId) {}
