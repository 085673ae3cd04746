package byway.contracts.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs a customer in on the client device of a visit.
 *
 * @param source the network address that the browser has for us, or the part of a network that one
 *     subscriber has; none where it is not known
 */
public record OpenSession(String visitToken, UUID customerId, @Nullable String source) {
  /** From an address that is not known. */
  public OpenSession(String visitToken, UUID customerId) {
    this(visitToken, customerId, null);
  }
}
