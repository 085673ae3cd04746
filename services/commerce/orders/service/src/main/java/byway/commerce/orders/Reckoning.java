package byway.commerce.orders;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakeBackReason;
import byway.charging.balances.api.TakenBack;
import byway.commerce.orders.api.DataWithheld;
import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderState;
import byway.commerce.payments.api.DisputeState;
import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.PaymentDispute;
import byway.commerce.payments.api.PaymentRefund;
import byway.commerce.payments.api.Payments;
import byway.commerce.payments.api.RefundState;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes an order's bytes follow its money: what the customer got back, or the bank asks back, takes
 * its share of what is left of the pack; what comes again gives it back. It looks at how the
 * payment stands and says what that means, so that it may be done again, by anybody, in any order.
 */
@Singleton
final class Reckoning {
  /** While somebody else reckons with newer figures we do it again. */
  private static final int MOST_TRIES = 5;

  private static final Set<DisputeState> ASKED_BACK =
      EnumSet.of(DisputeState.OPEN, DisputeState.LOST);

  private final OrdersStore store;
  private final Balances balances;
  private final Payments payments;
  private final OrderTasks tasks;
  private final InstantSource clock;

  Reckoning(
      OrdersStore store,
      Balances balances,
      Payments payments,
      OrderTasks tasks,
      InstantSource clock) {
    this.store = store;
    this.balances = balances;
    this.payments = payments;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * What the figures of a payment come to.
   *
   * @param isReturned all of the price went back
   * @param isOpenAgain it was refunded, and that did not reach the customer
   */
  record Result(
      boolean isReturned,
      boolean isOpenAgain,
      long returnedMinor,
      long disputedMinor,
      @Nullable DisputeState dispute,
      long takenBytes,
      long heldBytes,
      long owedMinor) {}

  /** Notes that there is something to reckon, which is done as soon as that is there. */
  void moved(Tx tx, UUID orderId) {
    PurchaseMoney.moneyMoved(tx, orderId);
    tasks.now(tx, orderId);
  }

  void settle(UUID orderId) {
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      var found = store.read(tx -> Purchases.find(tx, orderId));
      if (found.isEmpty() || !isDelivered(found.get().order())) {
        return; // It is reckoned when it is fulfilled.
      }
      var purchase = found.get();
      var payment = payments.get(orderId);
      if (gaveBackWhatFailed(purchase, payment)) {
        continue;
      }
      var result = reckon(purchase, payment);
      if (store.write(tx -> noted(tx, purchase, result))) {
        return;
      }
    }
    throw new IllegalStateException("order " + orderId + " is being reckoned by others");
  }

  private boolean noted(Tx tx, OrderRow purchase, Result result) {
    boolean isLatest = PurchaseMoney.reckoned(tx, purchase, result);
    if (isLatest && result.heldBytes() > 0) {
      var order = purchase.order();
      tasks.later(tx, order.id());
      tx.publish(
          new DataWithheld(order.id(), order.customerId(), result.heldBytes(), clock.instant()));
    }
    return isLatest;
  }

  private static boolean isDelivered(Order order) {
    return order.state() == OrderState.FULFILLED || order.state() == OrderState.REFUNDED;
  }

  private boolean gaveBackWhatFailed(OrderRow purchase, Payment payment) {
    boolean hasFailed =
        payment.everyRefund().stream()
            .anyMatch(
                refund ->
                    refund.state() == RefundState.FAILED
                        && refund.id().equals(purchase.refundKey().toString()));
    if (hasFailed) {
      giveBack(purchase);
    }
    return hasFailed;
  }

  private static boolean hasOwn(OrderRow purchase, Payment payment) {
    return payment.everyRefund().stream()
        .anyMatch(refund -> refund.id().equals(purchase.refundKey().toString()));
  }

  /** The money did not go back, so the bytes come again; another refund is another try. */
  void giveBack(OrderRow purchase) {
    var order = purchase.order();
    var unused = take(order, purchase.refundCause(), 0, null, TakeBackReason.REFUND);
    store.change(tx -> PurchaseMoney.refundFailed(tx, purchase));
  }

  private Result reckon(OrderRow purchase, Payment payment) {
    var order = purchase.order();
    long price = order.price().minor();
    long elsewhere = Math.min(price, sum(payment, refund -> refund.elsewhere() && isDone(refund)));
    long disputed = Math.min(price, disputed(payment, ASKED_BACK));
    long lost = Math.min(price, disputed(payment, EnumSet.of(DisputeState.LOST)));
    boolean isReturned = payment.refundedMinor() >= price;
    long forRefund = isReturned && elsewhere > 0 ? order.bytes() : share(order, elsewhere);
    long forDispute =
        disputed > 0 && payment.refundedMinor() + disputed >= price
            ? order.bytes()
            : share(order, disputed);
    // What is given back first may be taken for the other.
    TakenBack dispute = null;
    if (forDispute == 0) {
      dispute = takeForDispute(order, 0, 0);
    }
    var refund =
        take(order, cause("outside refund", order), forRefund, elsewhere, TakeBackReason.REFUND);
    if (dispute == null) {
      dispute = takeForDispute(order, forDispute, lost);
    }
    long held = refund.heldBytes() + dispute.heldBytes();
    long missing =
        Math.min(order.bytes(), share(order, elsewhere) + share(order, disputed))
            - Math.min(order.bytes(), refund.bytes() + dispute.bytes() + held);
    return new Result(
        isReturned,
        !isReturned && order.state() == OrderState.REFUNDED && !hasOwn(purchase, payment),
        payment.refundedMinor(),
        disputed(payment, EnumSet.allOf(DisputeState.class)),
        payment.everyDispute().stream()
            .map(PaymentDispute::state)
            .max(Comparator.comparing(Reckoning::weight))
            .orElse(null),
        refund.bytes() + dispute.bytes(),
        held,
        Math.max(0, worth(order, missing)));
  }

  private TakenBack takeForDispute(Order order, long bytes, long lostMinor) {
    return take(order, cause("dispute", order), bytes, lostMinor, TakeBackReason.DISPUTE);
  }

  private static int weight(DisputeState state) {
    return switch (state) {
      case INQUIRY -> 0;
      case WON -> 1;
      case OPEN -> 2;
      case LOST -> 3;
    };
  }

  private static boolean isDone(PaymentRefund refund) {
    return refund.state() == RefundState.DONE;
  }

  private static long sum(Payment payment, Predicate<PaymentRefund> which) {
    return payment.everyRefund().stream()
        .filter(which)
        .mapToLong(refund -> refund.amount().minor())
        .sum();
  }

  private static long disputed(Payment payment, Set<DisputeState> which) {
    return payment.everyDispute().stream()
        .filter(dispute -> which.contains(dispute.state()))
        .mapToLong(dispute -> dispute.amount().minor())
        .sum();
  }

  private TakenBack take(
      Order order, UUID cause, long bytes, long valueMinor, TakeBackReason reason) {
    var value = valueMinor == 0 ? null : new Money(valueMinor, order.price().currency());
    return take(order, cause, bytes, value, reason);
  }

  private TakenBack take(
      Order order, UUID cause, long bytes, @Nullable Money value, TakeBackReason reason) {
    return balances.takeBack(
        new TakeBack(order.customerId(), order.id(), cause, bytes, value, reason));
  }

  private static UUID cause(String what, Order order) {
    return UUID.nameUUIDFromBytes((what + " of " + order.id()).getBytes(StandardCharsets.UTF_8));
  }

  private static long share(Order order, long minor) {
    return part(order.bytes(), minor, order.price().minor());
  }

  private static long worth(Order order, long bytes) {
    return part(order.price().minor(), bytes, order.bytes());
  }

  private static long part(long whole, long of, long all) {
    return BigInteger.valueOf(whole)
        .multiply(BigInteger.valueOf(of))
        .divide(BigInteger.valueOf(all))
        .longValueExact();
  }
}
