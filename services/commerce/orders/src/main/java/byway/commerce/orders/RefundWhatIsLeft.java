package byway.commerce.orders;

import byway.contracts.balances.Balances;
import byway.contracts.balances.Withdraw;
import byway.contracts.orders.Order;
import byway.contracts.orders.OrderRefunded;
import byway.contracts.orders.OrderState;
import byway.contracts.payments.Payments;
import byway.contracts.payments.RefundPayment;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Takes back what is left of a pack and pays back its share of the price, in three steps of three
 * services. Each can be repeated, so what a crash leaves half done is ended by doing all again.
 */
@Singleton
final class RefundWhatIsLeft {
  private static final int LONGEST_REASON = 200;

  private final OrdersStore store;
  private final Balances balances;
  private final Payments payments;
  private final InstantSource clock;

  RefundWhatIsLeft(OrdersStore store, Balances balances, Payments payments, InstantSource clock) {
    this.store = store;
    this.balances = balances;
    this.payments = payments;
    this.clock = clock;
  }

  Order of(UUID id, String reason) {
    if (reason.length() > LONGEST_REASON) {
      throw Refusal.invalid(
          "order_invalid", "a reason has at most " + LONGEST_REASON + " characters");
    }
    var order = find(id);
    return switch (order.state()) {
      case REFUNDED -> order;
      case FULFILLED -> refund(order, reason);
      case PLACED, PAID, CANCELLED ->
          throw notRefundable("only an order whose bytes were granted can be refunded");
    };
  }

  private Order refund(Order order, String reason) {
    lookBeforeTaking(order);
    store.change(
        tx ->
            Purchases.beginRefund(
                tx, order.id(), reason, clock.instant().plus(UnfinishedOrders.PATIENCE)));
    var withdrawn = balances.withdraw(new Withdraw(order.customerId(), order.id(), reason));
    var value = withdrawn.value();
    if (value == null || !value.isPositive()) {
      store.change(tx -> Purchases.dropRefund(tx, order.id()));
      throw nothingLeft();
    }
    var unused = payments.refund(order.id(), new RefundPayment(key(order.id()), value));
    return store.write(
        tx -> {
          if (Purchases.step(tx, order.id(), OrderState.FULFILLED, OrderState.REFUNDED)) {
            tx.publish(new OrderRefunded(order.id(), order.customerId(), withdrawn.bytes(), value));
          }
          return Purchases.find(tx, order.id()).orElseThrow().order();
        });
  }

  /**
   * Bytes that are not worth the smallest coin stay with the customer, and those that are promised
   * to an open session can be paid back when it has ended: what is taken back of a pack is taken
   * once. But where some were taken already, this is the second half of a refund.
   */
  private void lookBeforeTaking(Order order) {
    var lot =
        balances.lots(order.customerId()).stream()
            .filter(candidate -> candidate.grantKey().equals(order.id()))
            .findFirst()
            .orElseThrow(RefundWhatIsLeft::nothingLeft);
    if (lot.withdrawnBytes() > 0) {
      return;
    }
    long free = balances.balance(order.customerId()).availableBytes();
    if (worthMinor(Math.min(lot.leftBytes(), free), order) == 0) {
      throw nothingLeft();
    }
  }

  private static long worthMinor(long bytes, Order order) {
    return BigInteger.valueOf(order.price().minor())
        .multiply(BigInteger.valueOf(bytes))
        .divide(BigInteger.valueOf(order.bytes()))
        .longValueExact();
  }

  /** The same for the same order, always: that is what makes the money move once. */
  static UUID key(UUID orderId) {
    return UUID.nameUUIDFromBytes(("refund of " + orderId).getBytes(StandardCharsets.UTF_8));
  }

  private Order find(UUID id) {
    return store
        .read(tx -> Purchases.find(tx, id))
        .orElseThrow(() -> Refusal.notFound("the order"))
        .order();
  }

  private static Refusal nothingLeft() {
    return notRefundable("nothing is left of the pack that could be taken back now");
  }

  private static Refusal notRefundable(String detail) {
    return Refusal.conflict("not_refundable", detail);
  }
}
