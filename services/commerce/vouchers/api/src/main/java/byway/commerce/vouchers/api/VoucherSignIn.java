package byway.commerce.vouchers.api;

import byway.kit.calls.Declined;
import java.util.UUID;

/** How a sign-in by code ended. */
public sealed interface VoucherSignIn {
  /** The account that the code stands for; {@code firstUse} where its bytes were added just now. */
  record SignedIn(UUID accountId, long bytes, boolean firstUse) implements VoucherSignIn {}

  /** Unknown, expired, void, or redeemed to a customer; which of them is not said. */
  @Declined
  record NotProven() implements VoucherSignIn {}

  /** Too many wrong codes; nothing was checked. */
  @Declined
  record Throttled(int retryAfterSeconds) implements VoucherSignIn {}
}
