package byway.operations.installation.api;

import byway.operations.tenants.api.TenantLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator as a file says it.
 *
 * @param slug its short name, by which it is known again
 * @param hosts all that it has
 * @param currency ISO 4217; fixed from the beginning
 * @param country ISO 3166-1; none leaves it
 * @param timeZone of the IANA; none leaves it
 * @param owner made where nobody has that address yet; none for nobody
 * @param limits none leaves them
 */
public record OperatorFile(
    String slug,
    String name,
    List<String> hosts,
    String currency,
    @Nullable String country,
    @Nullable String timeZone,
    @Nullable OwnerFile owner,
    @Nullable TenantLimits limits) {}
