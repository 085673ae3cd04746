package byway.commerce.vouchers.api;

import java.time.Instant;
import java.util.UUID;

/** How redeeming ended. */
public sealed interface RedeemResult {
  /** The bytes are on the balance. */
  record Redeemed(UUID voucherId, long bytes) implements RedeemResult {}

  /** It was used before; {@code byYou} where by the same customer, who has the bytes. */
  record AlreadyUsed(boolean byYou, Instant at) implements RedeemResult {}

  /** No such code; {@code mistyped} where it cannot be anybody's. */
  record Unknown(boolean mistyped) implements RedeemResult {}

  /** It was not used in time. */
  record Expired(Instant at) implements RedeemResult {}

  /** The operator has voided it. */
  record Voided() implements RedeemResult {}

  /** Too many wrong codes; nothing was checked. */
  record Throttled(int retryAfterSeconds) implements RedeemResult {}
}
