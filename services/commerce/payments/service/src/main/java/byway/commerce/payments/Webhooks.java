package byway.commerce.payments;

import byway.commerce.payments.api.ProcessorMessage;
import byway.kit.bus.Json;
import byway.kit.context.Context;
import byway.kit.platform.Settings;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
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
  private static final long TOLERANCE_SECONDS = 300;
  private static final int LONGEST_BODY = 512 * 1024;

  private final PaymentsStore store;
  private final Optional<String> secret;
  private final ProcessorPayments payments;
  private final PaymentTransitions settlement;
  private final Aftermath aftermath;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Webhooks(
      PaymentsStore store,
      Settings settings,
      ProcessorPayments payments,
      PaymentTransitions settlement,
      Aftermath aftermath,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.secret = settings.stripeWebhookSecret();
    this.payments = payments;
    this.settlement = settlement;
    this.aftermath = aftermath;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Which payment a message is about. */
  private record Subject(UUID tenantId, UUID orderId) {
    static @Nullable Subject of(@Nullable Map<String, String> metadata) {
      if (metadata == null || metadata.get("tenant") == null || metadata.get("order") == null) {
        return null;
      }
      try {
        return new Subject(
            UUID.fromString(metadata.get("tenant")), UUID.fromString(metadata.get("order")));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  /** What a message changes of the payment that its transaction holds. */
  private interface Effect {
    void on(Tx tx, OrderPayment payment);
  }

  void take(ProcessorMessage message) {
    var event = verified(message);
    switch (event.getType()) {
      case "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "checkout.session.expired" ->
          session(event, object(event, Session.class));
      case "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled" ->
          intent(event, object(event, PaymentIntent.class));
      default -> {
        if (ProcessorMoved.TYPES.contains(event.getType())) {
          moved(event);
        } else {
          count("not_needed");
        }
      }
    }
  }

  private Event verified(ProcessorMessage message) {
    var key =
        secret.orElseThrow(
            () ->
                Refusal.unavailable(
                    "processor_unavailable", "no secret for the processor's messages is set up"));
    if (message.body().length() > LONGEST_BODY) {
      count("too_large");
      throw Refusal.of(413, "too_large", "the body is larger than is taken here");
    }
    var now = clock.withZone(ZoneOffset.UTC);
    try {
      // Before the body is read as anything: constructEvent would parse it first.
      var unused =
          Webhook.Signature.verifyHeader(
              message.body(), message.signature(), key, TOLERANCE_SECONDS, now);
      if (!isEvent(message.body())) {
        throw malformed();
      }
      return Webhook.constructEvent(
          message.body(), message.signature(), key, TOLERANCE_SECONDS, now);
    } catch (SignatureVerificationException | NumberFormatException e) {
      count("signature_invalid");
      throw Refusal.invalid("signature_invalid", "the message is not signed by the processor");
    }
  }

  /** The library takes anything for an event and stumbles over it later. */
  private static boolean isEvent(String body) {
    try {
      var json = Json.MAPPER.readTree(body);
      return "event".equals(json.path("object").asText())
          && json.path("id").isTextual()
          && json.path("type").isTextual()
          && json.path("api_version").isTextual()
          && json.path("data").path("object").isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void session(Event event, Session session) {
    tell(
        event,
        Subject.of(session.getMetadata()),
        (tx, payment) -> {
          var outcome = ProcessorPayments.outcome(session);
          boolean isOurPage =
              payment.sessionId() == null || payment.sessionId().equals(session.getId());
          if (outcome instanceof PaymentOutcome.Paid || isOurPage) {
            settle(tx, payment, outcome);
          }
        });
  }

  /**
   * A declined try on the processor's page is no end: the customer may take another card. So only
   * money counts, and the failure of a charge that we know to be without a page.
   */
  private void intent(Event event, PaymentIntent intent) {
    tell(
        event,
        Subject.of(intent.getMetadata()),
        (tx, payment) -> {
          var outcome = ProcessorPayments.outcome(intent);
          boolean isOurCharge =
              payment.sessionId() == null && intent.getId().equals(payment.intentId());
          if (outcome instanceof PaymentOutcome.Paid || isOurCharge) {
            settle(tx, payment, outcome);
          }
        });
  }

  /**
   * Something became of captured money. The message only makes us look: what counts is how the
   * payment stands, in whatever order messages come. So it is noted as told when that was done.
   */
  void moved(Event event) {
    var intentId = intentId(event);
    if (intentId == null) {
      count("foreign");
      return;
    }
    var intent = payments.intent(intentId);
    var subject = Subject.of(intent.getMetadata());
    if (subject == null) {
      count("foreign");
      return;
    }
    var outcome = ProcessorPayments.outcome(intent);
    boolean known =
        Context.platform(subject.tenantId())
            .call(
                () ->
                    store.<Boolean>write(
                        tx -> {
                          var payment = OrderPayments.hold(tx, subject.orderId());
                          payment.ifPresent(held -> settle(tx, held, outcome));
                          return payment.isPresent();
                        }));
    if (known) {
      Context.platform(subject.tenantId())
          .run(
              () -> {
                var unused = aftermath.look(subject.orderId());
              });
    }
    tell(event, subject, (tx, payment) -> {});
  }

  /** Charges, refunds and disputes do not say whose they are: their payment does. */
  private static @Nullable String intentId(Event event) {
    try {
      var object = Json.MAPPER.readTree(event.getDataObjectDeserializer().getRawJson());
      var intent = object.path("payment_intent");
      return intent.isTextual() ? intent.asText() : intent.path("id").asText(null);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private void settle(Tx tx, OrderPayment payment, PaymentOutcome outcome) {
    var unused = settlement.settle(tx, payment, outcome);
  }

  private void tell(Event event, @Nullable Subject subject, Effect effect) {
    if (subject == null) {
      count("foreign");
      return;
    }
    Context.platform(subject.tenantId())
        .run(
            () ->
                count(
                    store.<String>write(
                        tx -> {
                          if (!isNews(tx, subject.tenantId(), event.getId())) {
                            return "repeated";
                          }
                          var payment = OrderPayments.hold(tx, subject.orderId());
                          payment.ifPresent(known -> effect.on(tx, known));
                          return payment.isPresent() ? "handled" : "foreign";
                        })));
  }

  private boolean isNews(Tx tx, UUID tenantId, String eventId) {
    return tx.update(
                """
                insert into processor_events (tenant_id, event_id, received_at)
                values (:tenant, :event, :now) on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("event", eventId)
            .bind("now", clock.instant())
            .execute()
        == 1;
  }

  /** Also of another version of the API than this library's: what is read here is in all. */
  private <T extends StripeObject> T object(Event event, Class<T> type) {
    try {
      var deserializer = event.getDataObjectDeserializer();
      return type.cast(
          deserializer.getObject().isPresent()
              ? deserializer.getObject().get()
              : deserializer.deserializeUnsafe());
    } catch (EventDataObjectDeserializationException | ClassCastException e) {
      throw malformed();
    }
  }

  private Refusal malformed() {
    count("malformed");
    return Refusal.invalid("malformed", "the message cannot be read");
  }

  private void count(String outcome) {
    metrics.counter("byway_payment_webhooks_total", "outcome", outcome).increment();
  }
}
