package byway.commerce.orders;

import byway.charging.balances.api.MeterClosed;
import byway.commerce.orders.api.OrderPaid;
import byway.commerce.orders.api.OrderState;
import byway.commerce.payments.api.PaymentCaptured;
import byway.commerce.payments.api.PaymentFailed;
import byway.commerce.payments.api.PaymentMoved;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Fact;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Money that came, will not come, or went back. An order hears of its own OrderPaid to be
 * fulfilled.
 */
@Singleton
final class OrdersListener implements Listener {
  private final OrdersStore store;
  private final Fulfilment fulfilment;
  private final Reckoning reckoning;

  OrdersListener(OrdersStore store, Fulfilment fulfilment, Reckoning reckoning) {
    this.store = store;
    this.fulfilment = fulfilment;
    this.reckoning = reckoning;
  }

  @Override
  public List<Subscriptions.Subscription> subscriptions() {
    return new Subscriptions(store)
        .to(PaymentCaptured.class, OrdersListener::paid)
        .to(PaymentFailed.class, OrdersListener::failed)
        .calling(PaymentMoved.class, (eventId, event) -> reckoning.moved(event.orderId()))
        .repeatable(MeterClosed.class, this::sessionsEnded)
        .calling(OrderPaid.class, (eventId, event) -> fulfilment.fulfil(event.orderId()))
        .all();
  }

  /** Nearly all are of customers of whom nothing is asked back. */
  private void sessionsEnded(List<Fact<MeterClosed>> facts) {
    var tenants = facts.stream().map(Fact::tenantId).toList();
    var customers = facts.stream().map(fact -> fact.event().accountId()).toList();
    for (var order :
        store.across(tenants, tx -> PurchaseMoney.beingReckoned(tx, tenants, customers))) {
      Context.platform(order.tenantId()).run(() -> reckoning.sessionEnded(order.orderId()));
    }
  }

  private static void paid(Tx tx, PaymentCaptured event) {
    var order = Purchases.find(tx, event.orderId()).orElseThrow().order();
    if (!order.price().equals(event.amount())) {
      throw new IllegalStateException("not the price of order " + order.id());
    }
    var lookAgainAt = event.at().plus(UnfinishedOrders.PATIENCE);
    if (Purchases.paid(tx, order.id(), event.at(), lookAgainAt)) {
      tx.publish(
          new OrderPaid(
              order.id(), order.customerId(), order.packId(), order.bytes(), order.price()));
    }
  }

  private static void failed(Tx tx, PaymentFailed event) {
    var unused = Purchases.step(tx, event.orderId(), OrderState.PLACED, OrderState.CANCELLED);
  }
}
