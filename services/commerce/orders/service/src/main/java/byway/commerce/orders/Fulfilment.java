package byway.commerce.orders;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.commerce.orders.api.OrderState;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Grants what was paid for. The order's id is the grant's key, so it is granted once. */
@Singleton
final class Fulfilment {
  private final OrdersStore store;
  private final Balances balances;
  private final Reckoning reckoning;

  Fulfilment(OrdersStore store, Balances balances, Reckoning reckoning) {
    this.store = store;
    this.balances = balances;
    this.reckoning = reckoning;
  }

  /** Fulfils the order if it is PAID; else there is nothing to do. */
  void fulfil(UUID orderId) {
    var found = store.read(tx -> Purchases.find(tx, orderId));
    if (found.isEmpty() || !found.get().is(OrderState.PAID)) {
      return;
    }
    var order = found.get().order();
    var unusedBalance =
        balances.grant(
            new Grant(
                order.id(),
                order.customerId(),
                order.bytes(),
                GrantReason.PURCHASE,
                order.price(),
                order.packName()));
    boolean isReckoned =
        store.write(
            tx -> {
              var unused = Purchases.step(tx, orderId, OrderState.PAID, OrderState.FULFILLED);
              return Purchases.find(tx, orderId).orElseThrow().isMoneySettled();
            });
    if (!isReckoned) {
      reckoning.settle(orderId); // Its money was asked back before its bytes were there.
    }
  }
}
