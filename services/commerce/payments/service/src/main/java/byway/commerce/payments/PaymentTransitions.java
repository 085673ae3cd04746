package byway.commerce.payments;

import byway.commerce.payments.api.PaymentCaptured;
import byway.commerce.payments.api.PaymentFailed;
import byway.commerce.payments.api.PaymentState;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The one place in which a payment moves from state to state, together with the fact that says so.
 * The state follows the money: it is captured once, from whatever state it was in, and nothing that
 * comes late takes it back to a state without money.
 */
@Singleton
final class PaymentTransitions {
  private static final Logger LOG = Logger.getLogger(PaymentTransitions.class);

  private final PaymentsStore store;
  private final PaymentTasks tasks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  PaymentTransitions(
      PaymentsStore store, PaymentTasks tasks, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.tasks = tasks;
    this.clock = clock;
    this.metrics = metrics;
  }

  OrderPayment apply(UUID orderId, PaymentOutcome outcome) {
    return store.write(tx -> apply(tx, held(tx, orderId), outcome));
  }

  /**
   * @param payment held by this transaction
   */
  OrderPayment apply(Tx tx, OrderPayment payment, PaymentOutcome outcome) {
    switch (outcome) {
      case PaymentOutcome.Open() -> {}
      case PaymentOutcome.Paid paid -> capture(tx, payment, paid);
      case PaymentOutcome.Failed(var code) -> end(tx, payment, PaymentState.FAILED, code);
      case PaymentOutcome.Expired() -> end(tx, payment, PaymentState.EXPIRED, "expired");
    }
    return held(tx, payment.orderId());
  }

  private void capture(Tx tx, OrderPayment payment, PaymentOutcome.Paid paid) {
    if (payment.isCaptured()) {
      if (!paid.intentId().equals(payment.intentId())) {
        metrics.counter("byway_payment_mismatches_total", "kind", "paid_twice").increment();
        LOG.errorf("order %s was paid twice: a person must pay one back", payment.orderId());
      }
      return;
    }
    if (!paid.received().equals(Optional.of(payment.amount()))) {
      metrics.counter("byway_payment_mismatches_total", "kind", "amount").increment();
      LOG.errorf(
          "order %s: %s was asked for and %s came; it is not taken as paid",
          payment.orderId(), payment.amount(), paid.received().map(Money::toString).orElse("?"));
      return;
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    OrderPayments.captured(tx, payment.orderId(), paid.intentId(), at);
    tasks.over(tx, payment.orderId());
    tx.publish(new PaymentCaptured(payment.orderId(), payment.customerId(), payment.amount(), at));
  }

  private void end(Tx tx, OrderPayment payment, PaymentState state, String code) {
    if (payment.isPending()) {
      OrderPayments.ended(tx, payment.orderId(), state, code);
      tasks.over(tx, payment.orderId());
      tx.publish(new PaymentFailed(payment.orderId(), payment.customerId(), code));
    }
  }

  private static OrderPayment held(Tx tx, UUID orderId) {
    return OrderPayments.hold(tx, orderId).orElseThrow(() -> Refusal.notFound("the payment"));
  }
}
