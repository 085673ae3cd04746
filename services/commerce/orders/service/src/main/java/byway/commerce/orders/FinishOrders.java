package byway.commerce.orders;

import byway.commerce.orders.api.OrderState;
import byway.kit.tasks.Duties;
import byway.kit.tasks.Worker;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Takes an order the next step, wherever it stands: paid but not granted, taken back but not paid
 * back, placed and never paid, paid back elsewhere and not taken back. It looks at the order, so it
 * may be done again, at any time.
 */
@Singleton
final class FinishOrders implements Worker {
  private final OrdersStore store;
  private final Fulfilment fulfilment;
  private final RefundWhatIsLeft refunds;
  private final Reckoning reckoning;
  private final OrderTasks tasks;
  private final InstantSource clock;

  FinishOrders(
      OrdersStore store,
      Fulfilment fulfilment,
      RefundWhatIsLeft refunds,
      Reckoning reckoning,
      OrderTasks tasks,
      InstantSource clock) {
    this.store = store;
    this.fulfilment = fulfilment;
    this.refunds = refunds;
    this.reckoning = reckoning;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).on(OrderTasks.FINISH, order -> finish(order.orderId()));
  }

  private void finish(UUID id) {
    var found = store.read(tx -> Purchases.find(tx, id));
    if (found.isEmpty()) {
      return;
    }
    var purchase = found.get();
    var reason = purchase.refundReason();
    switch (purchase.order().state()) {
      case PLACED -> lapse(purchase);
      case PAID -> fulfilment.fulfil(id);
      case FULFILLED, REFUNDED -> {
        if (reason != null && purchase.is(OrderState.FULFILLED)) {
          endRefund(id, reason);
        }
        reckoning.settle(id);
      }
      case CANCELLED -> {}
    }
  }

  /** Whatever it was looked at for: as long as somebody may be paying it waits. */
  private void lapse(OrderRow purchase) {
    var id = purchase.id();
    var at = purchase.order().placedAt().plus(OrdersEndpoint.LAPSES_AFTER);
    store.change(
        tx -> {
          if (at.isAfter(clock.instant())) {
            tasks.at(tx, id, at);
          } else {
            var unused = Purchases.step(tx, id, OrderState.PLACED, OrderState.CANCELLED);
          }
        });
  }

  private void endRefund(UUID id, String reason) {
    try {
      var unused = refunds.of(id, reason);
    } catch (Refusal refusal) {
      if (refusal.code().equals("not_refundable")) {
        store.change(tx -> Purchases.dropRefund(tx, id));
      } else {
        throw refusal;
      }
    }
  }
}
