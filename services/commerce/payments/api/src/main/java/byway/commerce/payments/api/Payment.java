package byway.commerce.payments.api;

import byway.kit.values.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One payment for one order. {@code pageUrl} is where the customer pays, while that is possible.
 *
 * @param refundedMinor in all, wherever it was asked for
 * @param refunds oldest first; none where it is not known yet
 * @param disputes oldest first; none where it is not known yet
 */
public record Payment(
    UUID orderId,
    UUID customerId,
    Money amount,
    PaymentState state,
    @Nullable String pageUrl,
    long refundedMinor,
    @Nullable List<PaymentRefund> refunds,
    @Nullable List<PaymentDispute> disputes) {
  public Payment(
      UUID orderId,
      UUID customerId,
      Money amount,
      PaymentState state,
      @Nullable String pageUrl,
      long refundedMinor) {
    this(orderId, customerId, amount, state, pageUrl, refundedMinor, null, null);
  }

  /** All refunds; none where none are known. */
  public List<PaymentRefund> everyRefund() {
    return refunds == null ? List.of() : refunds;
  }

  /** All disputes; none where none are known. */
  public List<PaymentDispute> everyDispute() {
    return disputes == null ? List.of() : disputes;
  }
}
