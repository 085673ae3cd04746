package byway.commerce.payments;

import byway.commerce.payments.api.ProcessorMessage;
import byway.kit.context.Context;
import byway.kit.incoming.Delivery;
import byway.kit.incoming.Plan;
import byway.kit.incoming.Receipt;
import byway.kit.incoming.Receiver;
import byway.kit.incoming.StripeSignatures;
import byway.kit.settings.Settings;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the processor tells us. Whoever brings it is not believed, its signature is; the tenant is
 * the one that we wrote into the payment's metadata, whatever the caller's context says. It may
 * come twice, late, out of order or never: each is told once and the payment's state decides.
 */
@Singleton
final class Webhooks {
  /** Longer than the processor repeats a message (three days). */
  private static final Duration EVENTS_KEPT = Duration.ofDays(30);

  private final PaymentsStore store;
  private final boolean isSetUp;
  private final ProcessorPayments payments;
  private final PaymentTransitions settlement;
  private final Aftermath aftermath;
  private final Receiver<Event> receiver;

  Webhooks(
      PaymentsStore store,
      Settings settings,
      ProcessorPayments payments,
      PaymentTransitions settlement,
      Aftermath aftermath,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.isSetUp = settings.stripeWebhookSecret().isPresent();
    this.payments = payments;
    this.settlement = settlement;
    this.aftermath = aftermath;
    this.receiver =
        new Receiver<>(
            "stripe",
            new StripeSignatures(settings.stripeWebhookSecret().stream().toList()),
            ProcessorEvents::read,
            handlers(),
            store,
            clock,
            metrics);
  }

  private Map<String, Receiver.Handler<Event>> handlers() {
    var handlers = new HashMap<String, Receiver.Handler<Event>>();
    handlers.put("checkout.session.completed", this::session);
    handlers.put("checkout.session.async_payment_succeeded", this::session);
    handlers.put("checkout.session.async_payment_failed", this::session);
    handlers.put("checkout.session.expired", this::session);
    handlers.put("payment_intent.succeeded", this::intent);
    handlers.put("payment_intent.payment_failed", this::intent);
    handlers.put("payment_intent.canceled", this::intent);
    ProcessorMoved.TYPES.forEach(type -> handlers.put(type, this::look));
    return handlers;
  }

  /** Which payment a message is about. */
  private record Subject(UUID tenantId, UUID orderId) {
    static Optional<Subject> of(@Nullable Map<String, String> metadata) {
      if (metadata == null || metadata.get("tenant") == null || metadata.get("order") == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Subject(
                UUID.fromString(metadata.get("tenant")), UUID.fromString(metadata.get("order"))));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** Does this with the payment, held, where there is one. */
    Plan plan(Effect effect) {
      return Plan.of(
          tenantId,
          tx -> {
            var payment = OrderPayments.hold(tx, orderId);
            payment.ifPresent(held -> effect.on(tx, held));
            return payment.isPresent();
          });
    }
  }

  /** What a message changes of the payment that its transaction holds. */
  private interface Effect {
    void on(Tx tx, OrderPayment payment);
  }

  void take(ProcessorMessage message) {
    if (!isSetUp) {
      throw Refusal.unavailable(
          "processor_unavailable", "no secret for the processor's messages is set up");
    }
    var signature = Map.of("Stripe-Signature", message.signature());
    switch (receiver.receive(Delivery.of(message.body(), signature))) {
      case Receipt.Taken taken -> {}
      case Receipt.NotTaken not when not.code().startsWith("signature_") ->
          throw Refusal.invalid("signature_invalid", "the message is not signed by the processor");
      case Receipt.NotTaken not -> throw not.refusal();
    }
  }

  /** Some of what was told long ago; how many. */
  int forgetOld() {
    return receiver.forget(EVENTS_KEPT);
  }

  /** One that was asked for at the processor, about what became of captured money. */
  void moved(Event event) {
    var unused = receiver.takeFetched(ProcessorEvents.of(event));
  }

  private Plan session(Event event) {
    var session = ProcessorEvents.object(event, Session.class);
    return Subject.of(session.getMetadata())
        .map(subject -> subject.plan((tx, payment) -> session(tx, payment, session)))
        .orElseGet(Plan::foreign);
  }

  private void session(Tx tx, OrderPayment payment, Session session) {
    var outcome = ProcessorPayments.outcome(session);
    boolean isOurPage = payment.sessionId() == null || payment.sessionId().equals(session.getId());
    if (outcome instanceof PaymentOutcome.Paid || isOurPage) {
      settle(tx, payment, outcome);
    }
  }

  private Plan intent(Event event) {
    var intent = ProcessorEvents.object(event, PaymentIntent.class);
    return Subject.of(intent.getMetadata())
        .map(subject -> subject.plan((tx, payment) -> intent(tx, payment, intent)))
        .orElseGet(Plan::foreign);
  }

  /**
   * A declined try on the processor's page is no end: the customer may take another card. So only
   * money counts, and the failure of a charge that we know to be without a page.
   */
  private void intent(Tx tx, OrderPayment payment, PaymentIntent intent) {
    var outcome = ProcessorPayments.outcome(intent);
    boolean isOurCharge = payment.sessionId() == null && intent.getId().equals(payment.intentId());
    if (outcome instanceof PaymentOutcome.Paid || isOurCharge) {
      settle(tx, payment, outcome);
    }
  }

  /**
   * Something became of captured money. The message only makes us look: what counts is how the
   * payment stands, in whatever order messages come. So it is noted as told when that was done.
   */
  private Plan look(Event event) {
    var intentId = ProcessorEvents.intentId(event);
    if (intentId == null) {
      return Plan.foreign();
    }
    var intent = payments.intent(intentId);
    var found = Subject.of(intent.getMetadata());
    if (found.isEmpty()) {
      return Plan.foreign();
    }
    var subject = found.get();
    var outcome = ProcessorPayments.outcome(intent);
    Context.platform(subject.tenantId())
        .run(
            () -> {
              boolean known =
                  store.<Boolean>write(
                      tx -> {
                        var payment = OrderPayments.hold(tx, subject.orderId());
                        payment.ifPresent(held -> settle(tx, held, outcome));
                        return payment.isPresent();
                      });
              if (known) {
                var unused = aftermath.look(subject.orderId());
              }
            });
    return subject.plan((tx, payment) -> {});
  }

  private void settle(Tx tx, OrderPayment payment, PaymentOutcome outcome) {
    var unused = settlement.settle(tx, payment, outcome);
  }
}
