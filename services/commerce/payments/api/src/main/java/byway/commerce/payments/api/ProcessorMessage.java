package byway.commerce.payments.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's body as it came, with the header that signs it.
 *
 * @param tenantId whose address it came to, and so by whose secrets it may be signed; none for the
 *     installation's own
 */
public record ProcessorMessage(String body, String signature, @Nullable UUID tenantId) {
  /** To the installation's address. */
  public ProcessorMessage(String body, String signature) {
    this(body, signature, null);
  }
}
