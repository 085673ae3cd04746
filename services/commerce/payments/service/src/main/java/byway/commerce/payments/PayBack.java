package byway.commerce.payments;

import byway.commerce.payments.AskedRefunds.AskedRefund;
import byway.commerce.payments.api.CardMoney;
import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.PaymentMoved;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.RefundPayment;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Pays money back, never more than was captured: what is asked for is set aside before the
 * processor hears of it, so two at once cannot both have the last cent.
 */
@Singleton
final class PayBack {
  /** The processor remembers a key for 24 hours; after this we look before we ask again. */
  private static final Duration KEY_IS_KNOWN = Duration.ofHours(20);

  private static final Logger LOG = Logger.getLogger(PayBack.class);

  private final PaymentsStore store;
  private final ProcessorPayments payments;
  private final Aftermath aftermath;
  private final PaymentTasks tasks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  PayBack(
      PaymentsStore store,
      ProcessorPayments payments,
      Aftermath aftermath,
      PaymentTasks tasks,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.payments = payments;
    this.aftermath = aftermath;
    this.tasks = tasks;
    this.clock = clock;
    this.metrics = metrics;
  }

  Payment by(UUID orderId, RefundPayment command) {
    if (!command.amount().isPositive()) {
      throw Refusal.invalid("amount_invalid", "a refund is of more than nothing");
    }
    var unused = CardMoney.amount(command.amount()); // refuses what the processor cannot say
    var refund = store.write(tx -> setAside(tx, orderId, command));
    var code = end(refund);
    if (code.isPresent()) {
      throw refused(code.get());
    }
    return store.read(tx -> OrderPayments.told(tx, orderId));
  }

  /** Goes on with one that was asked for before; a refusal for good is an end, too. */
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
    if (payment.state() == PaymentState.DISPUTED) {
      throw Refusal.conflict(
          "payment_disputed",
          "the bank has asked this payment back: it cannot be paid back a second time");
    }
    long left = MovedMoney.leftMinor(tx, orderId);
    if (payment.state() == PaymentState.CAPTURED && left == 0) {
      throw Refusal.conflict("already_refunded", "all of this payment was paid back already");
    }
    if (payment.state() != PaymentState.CAPTURED
        || !amount.currency().equals(payment.amount().currency())
        || amount.minor() > left) {
      throw Refusal.conflict(
          "more_than_captured", "no more can be paid back than was captured and is left");
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var refund = new AskedRefund(command.key(), orderId, amount.minor(), false, null, now);
    AskedRefunds.add(tx, Context.tenantId(), refund);
    tasks.refundBegun(tx, refund.key());
    return refund;
  }

  /** Why it was refused for good; none where it is done. */
  private Optional<String> end(AskedRefund refund) {
    var payment = store.read(tx -> OrderPayments.find(tx, refund.orderId())).orElseThrow();
    var intentId = payment.intentId();
    if (refund.isOver() || intentId == null) {
      return Optional.ofNullable(refund.failureCode());
    }
    var refused =
        payments.refund(
            payment.accountId(),
            intentId,
            refund.key(),
            new Money(refund.amountMinor(), payment.amount().currency()),
            refund.askedAt().plus(KEY_IS_KNOWN).isBefore(clock.instant()));
    store.change(
        tx -> {
          var unused = OrderPayments.hold(tx, refund.orderId());
          boolean isNews =
              refused.isPresent()
                  ? AskedRefunds.failed(tx, refund.key(), refused.get())
                  : AskedRefunds.done(tx, refund.key());
          tasks.refundOver(tx, refund.key());
          MovedMoney.sum(tx, refund.orderId());
          if (isNews && refused.isPresent()) {
            // There is something about this payment that we have not heard of.
            tasks.refreshAt(tx, refund.orderId(), clock.instant());
            tx.publish(new PaymentMoved(refund.orderId(), payment.customerId()));
          }
        });
    refused.ifPresent(code -> setAside(refund, code));
    return refused;
  }

  private void setAside(AskedRefund refund, String code) {
    metrics.counter("byway_refunds_refused_total", "code", code).increment();
    LOG.warnf("refund %s of order %s is set aside: %s", refund.key(), refund.orderId(), code);
    try {
      var unused = aftermath.look(refund.orderId());
    } catch (RuntimeException e) {
      LOG.warnf("order %s is looked at later: %s", refund.orderId(), e.toString());
    }
  }

  private static Refusal refused(String code) {
    return Refusal.conflict(
        "refund_refused",
        switch (code) {
          case "charge_disputed" ->
              "the card processor refuses: the bank has asked this payment back already";
          case "charge_already_refunded" ->
              "the card processor refuses: this payment was paid back already";
          default -> "the card processor refuses to pay this back (%s)".formatted(code);
        });
  }
}
