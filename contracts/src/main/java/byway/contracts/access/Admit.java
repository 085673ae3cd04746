package byway.contracts.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs a customer in who has proven it elsewhere, such as over RADIUS; no visit is needed.
 *
 * @param aheadBytes how much to keep reserved ahead; none for the operator's usual
 * @param source the network address that this was asked from; none where it is not known
 */
public record Admit(
    UUID deviceId,
    String mac,
    UUID customerId,
    @Nullable Long aheadBytes,
    @Nullable String source) {
  /** From an address that is not known. */
  public Admit(UUID deviceId, String mac, UUID customerId, @Nullable Long aheadBytes) {
    this(deviceId, mac, customerId, aheadBytes, null);
  }
}
