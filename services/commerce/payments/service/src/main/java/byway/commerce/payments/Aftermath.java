package byway.commerce.payments;

import byway.commerce.payments.Moved.Asked;
import byway.commerce.payments.Moved.Returned;
import byway.commerce.payments.api.DisputeState;
import byway.commerce.payments.api.PaymentDisputed;
import byway.commerce.payments.api.PaymentMoved;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What becomes of money after it was captured: refunds made in the processor's dashboard, refunds
 * that fail, disputes opened, won and lost. Whoever tells of it, a message, a member of staff or
 * reconciliation, makes us do the same: ask the processor how that payment stands now, and note it.
 */
@Singleton
final class Aftermath {
  /** While a dispute is open we ask by ourselves, too. */
  private static final Duration ASKED_EVERY = Duration.ofHours(6);

  private static final Logger LOG = Logger.getLogger(Aftermath.class);

  private final PaymentsStore store;
  private final ProcessorMoved processor;
  private final PaymentTasks tasks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Aftermath(
      PaymentsStore store,
      ProcessorMoved processor,
      PaymentTasks tasks,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.processor = processor;
    this.tasks = tasks;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Looks at the processor and notes what it finds; nothing where no money was captured. */
  OrderPayment look(UUID orderId) {
    var payment = store.read(tx -> OrderPayments.find(tx, orderId));
    var intentId = payment.map(OrderPayment::intentId).orElse(null);
    if (payment.isPresent() && payment.get().isCaptured() && intentId != null) {
      long look = store.write(tx -> MovedMoney.beginLook(tx, orderId));
      var found = processor.of(payment.get().accountId(), intentId);
      store.change(tx -> note(tx, orderId, look, found));
    }
    return store
        .read(tx -> OrderPayments.find(tx, orderId))
        .orElseThrow(() -> Refusal.notFound("the payment"));
  }

  private void note(Tx tx, UUID orderId, long look, Moved found) {
    var payment = OrderPayments.hold(tx, orderId).orElseThrow();
    if (!MovedMoney.isLatest(tx, orderId, look)) {
      return;
    }
    boolean isNews = false;
    for (var refund : found.refunds()) {
      isNews |= note(tx, payment, refund);
    }
    boolean isAsked = false;
    for (var dispute : found.disputes()) {
      isNews |= note(tx, payment, dispute);
      isAsked |= isOpen(dispute.state());
    }
    MovedMoney.restate(tx, orderId);
    if (isAsked) {
      tasks.refreshAt(tx, orderId, clock.instant().plus(ASKED_EVERY));
    } else {
      tasks.over(tx, orderId);
    }
    if (isNews) {
      tx.publish(new PaymentMoved(orderId, payment.customerId()));
    }
  }

  private static boolean isOpen(DisputeState state) {
    return state == DisputeState.OPEN || state == DisputeState.INQUIRY;
  }

  private boolean note(Tx tx, OrderPayment payment, Returned refund) {
    var ours = key(refund).flatMap(key -> AskedRefunds.find(tx, key));
    if (ours.isPresent()) {
      tasks.refundOver(tx, ours.get().key());
      return refund.failed()
          ? AskedRefunds.failed(tx, ours.get().key(), code(refund))
          : AskedRefunds.done(tx, ours.get().key());
    }
    if (!isInCurrency(payment, refund.amount().currency())) {
      return false;
    }
    boolean isNews = MovedMoney.note(tx, Context.tenantId(), payment.orderId(), refund);
    if (isNews) {
      metrics.counter("byway_payment_moves_total", "kind", "refund").increment();
    }
    return isNews;
  }

  private boolean note(Tx tx, OrderPayment payment, Asked dispute) {
    if (!isInCurrency(payment, dispute.amount().currency())) {
      return false;
    }
    var at = isOpen(dispute.state()) ? null : clock.instant();
    boolean isNews = MovedMoney.note(tx, Context.tenantId(), payment.orderId(), dispute, at);
    if (isNews) {
      var kind = "dispute_" + dispute.state().name().toLowerCase(Locale.ROOT);
      metrics.counter("byway_payment_moves_total", "kind", kind).increment();
      if (dispute.state() == DisputeState.OPEN) {
        tx.publish(new PaymentDisputed(payment.orderId(), payment.customerId(), dispute.amount()));
      }
    }
    return isNews;
  }

  private boolean isInCurrency(OrderPayment payment, String currency) {
    boolean is = payment.amount().currency().equals(currency);
    if (!is) {
      metrics.counter("byway_payment_mismatches_total", "kind", "currency").increment();
      LOG.errorf(
          "order %s was paid in %s, and the processor speaks of %s: a person must look",
          payment.orderId(), payment.amount().currency(), currency);
    }
    return is;
  }

  private static String code(Returned refund) {
    return refund.reason() == null ? "failed" : refund.reason();
  }

  private static Optional<UUID> key(Returned refund) {
    try {
      return Optional.ofNullable(refund.ourKey()).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
