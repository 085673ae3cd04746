package byway.operations.tenants.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator.
 *
 * @param slug short name in addresses and device credentials: {@code [a-z][a-z0-9-]{1,30}}
 * @param hosts host names at which its pages are served
 * @param currency ISO 4217 code of its prices
 * @param suspended since when and why nobody new is served; none where all is as usual
 * @param limits how much of each it may have; none where nothing is bounded
 */
public record Tenant(
    UUID id,
    String slug,
    String name,
    List<String> hosts,
    String currency,
    TenantSettings settings,
    @Nullable Suspension suspended,
    @Nullable TenantLimits limits) {
  /** Not suspended, and bounded in nothing. */
  public Tenant(
      UUID id,
      String slug,
      String name,
      List<String> hosts,
      String currency,
      TenantSettings settings) {
    this(id, slug, name, hosts, currency, settings, null, null);
  }

  public boolean isSuspended() {
    return suspended != null;
  }
}
