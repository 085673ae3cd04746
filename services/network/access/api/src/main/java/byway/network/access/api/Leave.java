package byway.network.access.api;

import byway.kit.calls.Own;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer is at a hotspot, and so has left what was before.
 *
 * @param deviceId the hotspot where the client device is now
 * @param mac of the client device there
 * @param formerMac what the same client device had before, where that is known
 */
public record Leave(@Own UUID customerId, UUID deviceId, String mac, @Nullable String formerMac) {}
