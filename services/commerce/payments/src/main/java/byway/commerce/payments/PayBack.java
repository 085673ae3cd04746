package byway.commerce.payments;

import byway.commerce.payments.AskedRefunds.AskedRefund;
import byway.contracts.payments.Payment;
import byway.contracts.payments.PaymentState;
import byway.contracts.payments.RefundPayment;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Pays money back, never more than was captured: what is asked for is set aside before the
 * processor hears of it, so two at once cannot both have the last cent.
 */
@Singleton
final class PayBack {
  /** The processor remembers a key for 24 hours; after this we look before we ask again. */
  private static final Duration KEY_IS_KNOWN = Duration.ofHours(20);

  private final PaymentsStore store;
  private final ProcessorPayments payments;
  private final InstantSource clock;

  PayBack(PaymentsStore store, ProcessorPayments payments, InstantSource clock) {
    this.store = store;
    this.payments = payments;
    this.clock = clock;
  }

  Payment by(UUID orderId, RefundPayment command) {
    if (!command.amount().isPositive()) {
      throw Refusal.invalid("amount_invalid", "a refund is of more than nothing");
    }
    var refund = store.write(tx -> setAside(tx, orderId, command));
    return end(refund);
  }

  /** Goes on with one that was asked for before. */
  void resume(UUID key) {
    var refund = store.read(tx -> AskedRefunds.find(tx, key));
    if (refund.isPresent()) {
      var unused = end(refund.get());
    }
  }

  private AskedRefund setAside(Tx tx, UUID orderId, RefundPayment command) {
    var payment =
        OrderPayments.hold(tx, orderId).orElseThrow(() -> Refusal.notFound("the payment"));
    var amount = command.amount();
    var known = AskedRefunds.find(tx, command.key());
    if (known.isPresent()) {
      if (!known.get().orderId().equals(orderId)
          || !new Money(known.get().amountMinor(), payment.amount().currency()).equals(amount)) {
        throw Refusal.conflict("key_reused", "this key belongs to another refund");
      }
      return known.get();
    }
    if (payment.state() != PaymentState.CAPTURED
        || !amount.currency().equals(payment.amount().currency())
        || amount.minor() > payment.amount().minor() - AskedRefunds.askedMinor(tx, orderId)) {
      throw Refusal.conflict(
          "more_than_captured", "no more can be paid back than was captured and is left");
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var refund = new AskedRefund(command.key(), orderId, amount.minor(), false, now);
    AskedRefunds.add(tx, Context.tenantId(), refund, now.plus(UnsettledPayments.PATIENCE));
    return refund;
  }

  private Payment end(AskedRefund refund) {
    var payment = store.read(tx -> OrderPayments.find(tx, refund.orderId())).orElseThrow();
    var intentId = payment.intentId();
    if (refund.done() || intentId == null) {
      return payment.payment();
    }
    payments.refund(
        intentId,
        refund.key(),
        new Money(refund.amountMinor(), payment.amount().currency()),
        refund.askedAt().plus(KEY_IS_KNOWN).isBefore(clock.instant()));
    return store.write(
        tx -> {
          var unused = OrderPayments.hold(tx, refund.orderId());
          AskedRefunds.done(tx, refund.key(), refund.orderId());
          return OrderPayments.find(tx, refund.orderId()).orElseThrow().payment();
        });
  }
}
