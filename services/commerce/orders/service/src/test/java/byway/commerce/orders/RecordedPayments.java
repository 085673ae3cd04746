package byway.commerce.orders;

import byway.commerce.payments.api.Acceptance;
import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.PaymentDispute;
import byway.commerce.payments.api.PaymentRefund;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.PaymentTotals;
import byway.commerce.payments.api.Payments;
import byway.commerce.payments.api.ProcessorMessage;
import byway.commerce.payments.api.RefundPayment;
import byway.commerce.payments.api.RefundState;
import byway.commerce.payments.api.SavedCard;
import byway.commerce.payments.api.StartPayment;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps what was asked for, by key as the real ones do, and fails when told to. */
final class RecordedPayments implements Payments {
  final Map<UUID, StartPayment> started = new HashMap<>();
  final Map<UUID, Money> refunds = new HashMap<>();
  final List<PaymentRefund> elsewhere = new ArrayList<>();
  final List<PaymentDispute> disputes = new ArrayList<>();
  PaymentState state = PaymentState.PENDING;
  @Nullable Refusal refuses;
  final AtomicInteger refreshes = new AtomicInteger();
  volatile boolean doesNotAnswer;
  int starts;
  boolean refusesRefunds;
  boolean losesRefundAnswers;
  @Nullable Refusal fails;

  static Refusal away() {
    return Refusal.unavailable("processor_unavailable", "away");
  }

  @Override
  public Payment start(StartPayment command) {
    starts++;
    if (fails != null) {
      throw fails;
    }
    started.putIfAbsent(command.orderId(), command);
    return get(command.orderId());
  }

  @Override
  public Payment get(UUID orderId) {
    var asked = started.get(orderId);
    if (asked == null) {
      throw Refusal.notFound("the payment");
    }
    return new Payment(
        orderId,
        asked.customerId(),
        asked.amount(),
        state,
        asked.savedCard() == null ? "https://pay.example/" + orderId : null,
        refunds.values().stream().mapToLong(Money::minor).sum()
            + elsewhere.stream()
                .filter(refund -> refund.state() == RefundState.DONE)
                .mapToLong(refund -> refund.amount().minor())
                .sum(),
        Stream.concat(
                refunds.entrySet().stream()
                    .map(
                        refund ->
                            new PaymentRefund(
                                refund.getKey().toString(),
                                refund.getValue(),
                                RefundState.DONE,
                                false,
                                null,
                                Instant.EPOCH)),
                elsewhere.stream())
            .toList(),
        disputes);
  }

  @Override
  public Payment refresh(UUID orderId) {
    refreshes.incrementAndGet();
    if (doesNotAnswer) {
      throw away();
    }
    return get(orderId);
  }

  @Override
  public Payment refund(UUID orderId, RefundPayment command) {
    if (refusesRefunds) {
      throw away();
    }
    if (refuses != null) {
      throw refuses;
    }
    refunds.putIfAbsent(command.key(), command.amount());
    if (losesRefundAnswers) {
      throw away();
    }
    return get(orderId);
  }

  @Override
  public void stripe(ProcessorMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SavedCard> cards(UUID customerId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forget(UUID customerId, String card) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Acceptance acceptance() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PaymentTotals totals() {
    throw new UnsupportedOperationException();
  }
}
