package byway.operations.tenants.api;

import byway.kit.events.Event;
import java.util.UUID;

/**
 * An operator was suspended.
 *
 * @param atOnce whether sessions that are open end too
 */
@Event("tenants.tenant-suspended.v1")
public record TenantSuspended(UUID tenantId, boolean atOnce) {}
