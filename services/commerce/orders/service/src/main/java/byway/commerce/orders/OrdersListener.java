package byway.commerce.orders;

import byway.charging.balances.api.MeterClosed;
import byway.commerce.orders.api.OrderPaid;
import byway.commerce.payments.api.PaymentCaptured;
import byway.commerce.payments.api.PaymentFailed;
import byway.commerce.payments.api.PaymentMoved;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Fact;
import byway.kit.context.Context;
import jakarta.inject.Singleton;
import java.util.List;

/** Money that came, will not come, or went back. */
@Singleton
final class OrdersListener implements Listener {
  private final OrdersStore store;
  private final Reckoning reckoning;
  private final PaymentNews news;
  private final OrderTasks tasks;

  OrdersListener(OrdersStore store, Reckoning reckoning, PaymentNews news, OrderTasks tasks) {
    this.store = store;
    this.reckoning = reckoning;
    this.news = news;
    this.tasks = tasks;
  }

  @Override
  public List<Subscriptions.Subscription> subscriptions() {
    return new Subscriptions(store)
        .to(
            PaymentCaptured.class,
            (tx, event) -> news.paid(tx, event.orderId(), event.amount(), event.at()))
        .to(PaymentFailed.class, (tx, event) -> news.failed(tx, event.orderId()))
        .to(PaymentMoved.class, (tx, event) -> reckoning.moved(tx, event.orderId()))
        .repeatable(MeterClosed.class, this::sessionsEnded)
        // Before there were tasks an order heard of itself here.
        .noLonger(OrderPaid.class)
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
}
