package byway.commerce.orders;

import byway.commerce.orders.Purchases.Unfinished;
import byway.commerce.orders.api.OrderState;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends what a crash or an absent service has left half done: paid but not granted, taken back but
 * not paid back, placed and never paid, paid back elsewhere and not taken back.
 */
@Singleton
final class UnfinishedOrders implements Chore {
  /** How long an order has to move on by itself. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int BATCH = 100;

  /** As many failures in a row end the batch: each may have waited as long as it is let. */
  private static final int ENOUGH = 3;

  private static final Logger LOG = Logger.getLogger(UnfinishedOrders.class);

  private final OrdersStore store;
  private final Tenants tenants;
  private final Fulfilment fulfilment;
  private final RefundWhatIsLeft refunds;
  private final Reckoning reckoning;
  private final InstantSource clock;

  UnfinishedOrders(
      OrdersStore store,
      Tenants tenants,
      Fulfilment fulfilment,
      RefundWhatIsLeft refunds,
      Reckoning reckoning,
      InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.fulfilment = fulfilment;
    this.refunds = refunds;
    this.reckoning = reckoning;
    this.clock = clock;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  /**
   * Takes up at most {@value #BATCH} orders of each hundred operators; one that fails is left for
   * the next time. To be called every minute or so, by as many processes as like to.
   */
  @Override
  public void run() {
    Context.platform().run(() -> AllTenants.idsByPage(tenants, this::reconcile));
  }

  private void reconcile(List<UUID> tenantIds) {
    var now = clock.instant();
    var taken =
        store.across(tenantIds, tx -> Purchases.takeUnfinished(tx, now, now.plus(PATIENCE), BATCH));
    int failed = 0;
    for (int i = 0; i < taken.size(); i++) {
      failed = isAnswered(taken.get(i)) ? 0 : failed + 1;
      if (failed == ENOUGH) {
        var rest = taken.subList(i + 1, taken.size());
        LOG.warnf("a service seems to be away; %d orders are left for the next time", rest.size());
        var unused = store.across(tenantIds, tx -> Purchases.leave(tx, rest, now));
        return;
      }
    }
  }

  /** Whether whom it needs is there: an order that fails by itself stops no other. */
  private boolean isAnswered(Unfinished unfinished) {
    try {
      Context.platform(unfinished.tenantId()).run(() -> finish(unfinished.orderId()));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("order %s is left for later: %s", unfinished.orderId(), e.toString());
      return e instanceof Refusal refusal && refusal.status() < 500;
    }
  }

  private void finish(UUID id) {
    var purchase = store.read(tx -> Purchases.find(tx, id)).orElseThrow();
    var reason = purchase.refundReason();
    switch (purchase.order().state()) {
      case PLACED ->
          store.change(tx -> Purchases.step(tx, id, OrderState.PLACED, OrderState.CANCELLED));
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
