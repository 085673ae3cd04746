package byway.operations.tenants.api;

import java.util.List;
import java.util.UUID;

/**
 * An operator.
 *
 * @param slug short name in addresses and device credentials: {@code [a-z][a-z0-9-]{1,30}}
 * @param hosts host names at which its pages are served
 * @param currency ISO 4217 code of its prices
 */
public record Tenant(
    UUID id,
    String slug,
    String name,
    List<String> hosts,
    String currency,
    TenantSettings settings) {}
