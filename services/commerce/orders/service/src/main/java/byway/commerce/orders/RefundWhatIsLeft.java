package byway.commerce.orders;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Withdraw;
import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderRefunded;
import byway.commerce.orders.api.OrderState;
import byway.commerce.payments.api.CardMoney;
import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.Payments;
import byway.commerce.payments.api.RefundPayment;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes back what is left of a pack and pays back its share of the price, in three steps of three
 * services. Each can be repeated, so what a crash leaves half done is ended by doing all again.
 */
@Singleton
final class RefundWhatIsLeft {
  private static final int LONGEST_REASON = 200;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 500;
  private static final Logger LOG = Logger.getLogger(RefundWhatIsLeft.class);

  private final OrdersStore store;
  private final Balances balances;
  private final Payments payments;
  private final Reckoning reckoning;
  private final OrderTasks tasks;

  RefundWhatIsLeft(
      OrdersStore store,
      Balances balances,
      Payments payments,
      Reckoning reckoning,
      OrderTasks tasks) {
    this.store = store;
    this.balances = balances;
    this.payments = payments;
    this.reckoning = reckoning;
    this.tasks = tasks;
  }

  Order of(UUID id, String reason) {
    if (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      throw Refusal.invalid(
          "order_invalid", "a reason has at most " + LONGEST_REASON + " characters");
    }
    var purchase = find(id);
    var order = purchase.order();
    return switch (order.state()) {
      case REFUNDED -> order;
      case FULFILLED -> {
        if (purchase.refundReason() == null) {
          lookAtMoney(order);
        }
        yield refund(purchase, reason);
      }
      case PLACED, PAID, CANCELLED ->
          throw notRefundable("only an order whose bytes were granted can be refunded");
    };
  }

  private Order refund(OrderRow purchase, String reason) {
    var order = purchase.order();
    lookBeforeTaking(purchase);
    store.change(
        tx -> {
          Purchases.beginRefund(tx, order.id(), reason);
          tasks.later(tx, order.id());
        });
    var withdrawn =
        balances.withdraw(
            new Withdraw(order.customerId(), order.id(), reason, purchase.refundCause()));
    var value = withdrawn.value();
    if (value == null || !value.isPositive()) {
      store.change(tx -> Purchases.dropRefund(tx, order.id()));
      throw nothingLeft();
    }
    var refunded = payBack(purchase, value);
    return store.write(
        tx -> {
          boolean isEnded =
              Purchases.step(tx, order.id(), OrderState.FULFILLED, OrderState.REFUNDED);
          if (isEnded) {
            PurchaseMoney.returned(tx, order.id(), refunded.refundedMinor());
            tx.publish(new OrderRefunded(order.id(), order.customerId(), withdrawn.bytes(), value));
          }
          var now = Purchases.find(tx, order.id()).orElseThrow();
          if (isEnded && now.isMoneySettled()) {
            tasks.never(tx, order.id());
          }
          return now.order();
        });
  }

  /** Where the processor will never do it the bytes come again, and it is over. */
  private Payment payBack(OrderRow purchase, Money value) {
    try {
      return payments.refund(purchase.id(), new RefundPayment(purchase.refundKey(), value));
    } catch (Refusal refusal) {
      if (refusal.status() == TOO_MANY || refusal.status() >= UNAVAILABLE) {
        throw refusal;
      }
      LOG.warnf("the refund of order %s is set aside: %s", purchase.id(), refusal.code());
      reckoning.giveBack(purchase);
      store.change(tx -> reckoning.moved(tx, purchase.id()));
      throw notRefundable(refusal.detail());
    }
  }

  /** What we know already need not be asked. */
  private void lookAtMoney(Order order) {
    var payment = payments.get(order.id());
    if (payment.state() == PaymentState.DISPUTED) {
      throw notRefundable(
          "the bank has asked this payment back: it cannot be paid back a second time");
    }
    if (payment.refundedMinor() >= order.price().minor()) {
      throw notRefundable("all of this order's price was paid back already");
    }
  }

  /**
   * Bytes that are not worth the smallest coin stay with the customer, and those that are promised
   * to an open session can be paid back when it has ended: what is taken back of a pack is taken
   * once. But where some were taken already, this is the second half of a refund.
   */
  private void lookBeforeTaking(OrderRow purchase) {
    var order = purchase.order();
    var lot =
        balances.lots(order.customerId()).stream()
            .filter(candidate -> candidate.grantKey().equals(order.id()))
            .findFirst()
            .orElseThrow(RefundWhatIsLeft::nothingLeft);
    if (purchase.refundReason() != null && lot.withdrawnBytes() > 0) {
      return;
    }
    long free = balances.balance(order.customerId()).availableBytes();
    if (worthMinor(Math.min(lot.leftBytes(), free), order) == 0) {
      throw nothingLeft();
    }
  }

  private static long worthMinor(long bytes, Order order) {
    long minor =
        BigInteger.valueOf(order.price().minor())
            .multiply(BigInteger.valueOf(bytes))
            .divide(BigInteger.valueOf(order.bytes()))
            .longValueExact();
    return CardMoney.payable(new Money(minor, order.price().currency())).minor();
  }

  private OrderRow find(UUID id) {
    return store
        .read(tx -> Purchases.find(tx, id))
        .orElseThrow(() -> Refusal.notFound("the order"));
  }

  private static Refusal nothingLeft() {
    return notRefundable("nothing is left of the pack that could be taken back now");
  }

  private static Refusal notRefundable(String detail) {
    return Refusal.conflict("not_refundable", detail);
  }
}
