package byway.operations.tenants.api;

import java.util.List;
import java.util.UUID;

/** A new operator; {@code id} makes the command repeatable. */
public record CreateTenant(
    UUID id,
    String slug,
    String name,
    List<String> hosts,
    String currency,
    TenantSettings settings) {}
