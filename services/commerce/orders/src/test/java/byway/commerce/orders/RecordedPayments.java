package byway.commerce.orders;

import byway.contracts.payments.Acceptance;
import byway.contracts.payments.Payment;
import byway.contracts.payments.PaymentState;
import byway.contracts.payments.PaymentTotals;
import byway.contracts.payments.Payments;
import byway.contracts.payments.ProcessorMessage;
import byway.contracts.payments.RefundPayment;
import byway.contracts.payments.SavedCard;
import byway.contracts.payments.StartPayment;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what was asked for, by key as the real ones do, and fails when told to. */
final class RecordedPayments implements Payments {
  final Map<UUID, StartPayment> started = new HashMap<>();
  final Map<UUID, Money> refunds = new HashMap<>();
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
        PaymentState.PENDING,
        asked.savedCard() == null ? "https://pay.example/" + orderId : null,
        refunds.values().stream().mapToLong(Money::minor).sum());
  }

  @Override
  public Payment refresh(UUID orderId) {
    return get(orderId);
  }

  @Override
  public Payment refund(UUID orderId, RefundPayment command) {
    if (refusesRefunds) {
      throw away();
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
