package byway.commerce.orders;

import byway.contracts.balances.Balances;
import byway.contracts.balances.Grant;
import byway.contracts.balances.GrantReason;
import byway.contracts.orders.OrderState;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Grants what was paid for. The order's id is the grant's key, so it is granted once. */
@Singleton
final class Fulfilment {
  private final OrdersStore store;
  private final Balances balances;

  Fulfilment(OrdersStore store, Balances balances) {
    this.store = store;
    this.balances = balances;
  }

  /** Fulfils the order if it is PAID; else there is nothing to do. */
  void fulfil(UUID orderId) {
    var found = store.read(tx -> Purchases.find(tx, orderId));
    if (found.isEmpty() || !found.get().is(OrderState.PAID)) {
      return;
    }
    var order = found.get().order();
    var unused =
        balances.grant(
            new Grant(
                order.id(),
                order.customerId(),
                order.bytes(),
                GrantReason.PURCHASE,
                order.price(),
                order.packName()));
    store.change(tx -> Purchases.step(tx, orderId, OrderState.PAID, OrderState.FULFILLED));
  }
}
