package byway.commerce.payments;

import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.PaymentDispute;
import byway.commerce.payments.api.PaymentRefund;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.StartPayment;
import byway.kit.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment with all that was asked for and all that is known of it at the processor.
 *
 * @param sessionId of the processor's page, once there is one
 * @param intentId of the money, once the processor has named it
 * @param accountId by which account at the processor it is paid, and paid back
 */
record OrderPayment(
    StartPayment asked,
    PaymentState state,
    @Nullable String sessionId,
    @Nullable String pageUrl,
    @Nullable String intentId,
    @Nullable String failureCode,
    long refundedMinor,
    Instant askedAt,
    @Nullable Instant capturedAt,
    UUID accountId) {

  UUID orderId() {
    return asked.orderId();
  }

  UUID customerId() {
    return asked.customerId();
  }

  Money amount() {
    return asked.amount();
  }

  boolean isPending() {
    return state == PaymentState.PENDING;
  }

  boolean isCaptured() {
    return capturedAt != null;
  }

  /** Whether the command asks for the same money; the first one's words and addresses stay. */
  boolean isAskedBy(StartPayment command) {
    return asked.customerId().equals(command.customerId())
        && asked.amount().equals(command.amount())
        && asked.saveCard() == command.saveCard()
        && Objects.equals(asked.savedCard(), command.savedCard());
  }

  Payment payment() {
    return payment(List.of(), List.of());
  }

  Payment payment(List<PaymentRefund> refunds, List<PaymentDispute> disputes) {
    return new Payment(
        orderId(),
        customerId(),
        amount(),
        state,
        isPending() ? pageUrl : null,
        refundedMinor,
        refunds,
        disputes);
  }
}
