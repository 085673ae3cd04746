package byway.commerce.orders;

import byway.commerce.orders.api.OrderPaid;
import byway.commerce.orders.api.OrderState;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/**
 * What becomes of an order when its money has come, or will not; the same again changes nothing.
 */
@Singleton
final class PaymentNews {
  private final OrderTasks tasks;

  PaymentNews(OrderTasks tasks) {
    this.tasks = tasks;
  }

  void paid(Tx tx, UUID id, Money amount, Instant at) {
    var order = Purchases.find(tx, id).orElseThrow().order();
    if (!order.price().equals(amount)) {
      throw new IllegalStateException("not the price of order " + id);
    }
    if (Purchases.paid(tx, id, at)) {
      tasks.now(tx, id);
      tx.publish(
          new OrderPaid(id, order.customerId(), order.packId(), order.bytes(), order.price()));
    }
  }

  void failed(Tx tx, UUID id) {
    if (Purchases.step(tx, id, OrderState.PLACED, OrderState.CANCELLED)) {
      tasks.never(tx, id);
    }
  }
}
