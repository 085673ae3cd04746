package byway.contracts.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs a customer in who has proven it elsewhere, such as over RADIUS; no visit is needed.
 *
 * @param aheadBytes how much to keep reserved ahead; none for the operator's usual
 */
public record Admit(UUID deviceId, String mac, UUID customerId, @Nullable Long aheadBytes) {}
