package byway.operations.tenants.api;

import org.jspecify.annotations.Nullable;

/**
 * How much of each an operator may have; none is as much as there is room for. What is there when a
 * limit comes to lie below it stays.
 *
 * @param hotspots registered, of its own and of its customers
 * @param customers with an account
 * @param sessions open at the same time
 */
public record TenantLimits(
    @Nullable Integer hotspots, @Nullable Integer customers, @Nullable Integer sessions) {
  public static final TenantLimits NONE = new TenantLimits(null, null, null);
}
