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

/** Money that came, will not come, or went back. */
@Singleton
final class OrdersListener implements Listener {
  private final OrdersStore store;
  private final Reckoning reckoning;
  private final OrderTasks tasks;

  OrdersListener(OrdersStore store, Reckoning reckoning, OrderTasks tasks) {
    this.store = store;
    this.reckoning = reckoning;
    this.tasks = tasks;
  }

  @Override
  public List<Subscriptions.Subscription> subscriptions() {
    return new Subscriptions(store)
        .to(PaymentCaptured.class, this::paid)
        .to(PaymentFailed.class, this::failed)
        .to(PaymentMoved.class, (tx, event) -> reckoning.moved(tx, event.orderId()))
        .repeatable(MeterClosed.class, this::sessionsEnded)
        // Before there were tasks an order heard of itself here; what waits there is let go.
        .repeatable(OrderPaid.class, facts -> {})
        .all();
  }

  /** Nearly all are of customers of whom nothing is asked back. */
  private void sessionsEnded(List<Fact<MeterClosed>> facts) {
    var tenants = facts.stream().map(Fact::tenantId).toList();
    var customers = facts.stream().map(fact -> fact.event().accountId()).toList();
    var unused =
        store.<Integer>across(
            tenants,
            tx -> {
              var held = PurchaseMoney.held(tx, tenants, customers);
              for (var order : held) {
                Context.platform(order.tenantId()).run(() -> tasks.now(tx, order.orderId()));
              }
              return held.size();
            });
  }

  private void paid(Tx tx, PaymentCaptured event) {
    var order = Purchases.find(tx, event.orderId()).orElseThrow().order();
    if (!order.price().equals(event.amount())) {
      throw new IllegalStateException("not the price of order " + order.id());
    }
    if (Purchases.paid(tx, order.id(), event.at())) {
      tasks.now(tx, order.id());
      tx.publish(
          new OrderPaid(
              order.id(), order.customerId(), order.packId(), order.bytes(), order.price()));
    }
  }

  private void failed(Tx tx, PaymentFailed event) {
    if (Purchases.step(tx, event.orderId(), OrderState.PLACED, OrderState.CANCELLED)) {
      tasks.never(tx, event.orderId());
    }
  }
}
