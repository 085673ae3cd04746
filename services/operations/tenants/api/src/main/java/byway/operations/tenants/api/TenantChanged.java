package byway.operations.tenants.api;

import byway.kit.events.Event;
import java.util.UUID;

/** An operator was created or its settings changed. */
@Event("tenants.tenant-changed.v1")
public record TenantChanged(UUID tenantId) {}
