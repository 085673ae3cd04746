package byway.commerce.payments;

import byway.commerce.payments.api.Acceptance;
import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.PaymentTotals;
import byway.commerce.payments.api.Payments;
import byway.commerce.payments.api.ProcessorMessage;
import byway.commerce.payments.api.RefundPayment;
import byway.commerce.payments.api.SavedCard;
import byway.commerce.payments.api.StartPayment;
import byway.kit.calls.ServiceEndpoint;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.UUID;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(PaymentsEndpoint.class)
class PaymentsEndpoint implements Payments {
  private final PaymentsStore store;
  private final StartPayments ask;
  private final PayBack payBack;
  private final Webhooks webhooks;
  private final ProcessorCards cards;

  PaymentsEndpoint(
      PaymentsStore store,
      StartPayments ask,
      PayBack payBack,
      Webhooks webhooks,
      ProcessorCards cards) {
    this.store = store;
    this.ask = ask;
    this.payBack = payBack;
    this.webhooks = webhooks;
    this.cards = cards;
  }

  @Override
  public Payment start(StartPayment command) {
    return ask.by(command);
  }

  @Override
  public Payment get(UUID orderId) {
    return store.read(tx -> OrderPayments.told(tx, orderId));
  }

  @Override
  public Payment refresh(UUID orderId) {
    var unused = ask.refresh(orderId);
    return get(orderId);
  }

  @Override
  public Payment refund(UUID orderId, RefundPayment command) {
    return payBack.by(orderId, command);
  }

  @Override
  public void stripe(ProcessorMessage message) {
    webhooks.take(message);
  }

  @Override
  public List<SavedCard> cards(UUID customerId) {
    return cards.list(customerId);
  }

  @Override
  public void forget(UUID customerId, String card) {
    cards.forget(customerId, card);
  }

  @Override
  public Acceptance acceptance() {
    return ask.acceptance();
  }

  @Override
  public PaymentTotals totals() {
    return store.read(OrderPayments::totals);
  }
}
