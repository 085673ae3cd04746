package byway.commerce.payments;

import byway.commerce.payments.OwnAccounts.OwnSecret;
import byway.commerce.payments.api.ProcessorMessage;
import byway.kit.context.Context;
import byway.kit.incoming.Delivery;
import byway.kit.incoming.Plan;
import byway.kit.incoming.Receipt;
import byway.kit.incoming.Receiver;
import byway.kit.incoming.Receives;
import byway.kit.incoming.Signatures;
import byway.kit.incoming.StripeSignatures;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the processor tells us. Whoever brings it is not believed, its signature is; the tenant is
 * the one that we wrote into the payment's metadata, whatever the caller's context says. It may
 * come twice, late, out of order or never: each is told once and the payment's state decides.
 */
@Singleton
final class Webhooks implements Receives {
  /** Longer than the processor repeats a message (three days). */
  private static final Duration EVENTS_KEPT = Duration.ofDays(30);

  private static final Duration FAILED_KEPT = Duration.ofDays(90);

  /** What is told of a payment until it is captured. */
  private static final Set<String> PAID =
      Set.of(
          "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "checkout.session.expired",
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.canceled");

  private final PaymentsStore store;
  private final boolean isSetUp;
  private final AccountKeys accounts;
  private final InstantSource clock;
  private final ProcessorPayments payments;
  private final PaymentTransitions transitions;
  private final Aftermath aftermath;
  private final Receiver<Event> receiver;

  Webhooks(
      PaymentsStore store,
      AccountKeys accounts,
      ProcessorPayments payments,
      PaymentTransitions transitions,
      Aftermath aftermath,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.accounts = accounts;
    this.clock = clock;
    var secret = accounts.settings().webhookSecret();
    this.isSetUp = secret.isPresent();
    this.payments = payments;
    this.transitions = transitions;
    this.aftermath = aftermath;
    this.receiver =
        new Receiver<>(
            "stripe",
            new StripeSignatures(secret.stream().toList()),
            ProcessorEvents::read,
            handlers(),
            store,
            clock,
            metrics);
  }

  /** What an account is asked to tell. */
  static Set<String> kinds() {
    var kinds = new HashSet<>(ProcessorMoved.TYPES);
    kinds.addAll(PAID);
    return kinds;
  }

  private Map<String, Receiver.Handler<Event>> handlers() {
    var handlers = new HashMap<String, Receiver.Handler<Event>>();
    PAID.forEach(
        kind -> handlers.put(kind, kind.startsWith("checkout.") ? this::session : this::intent));
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
      var owner = Context.current().tenant();
      return Plan.of(
          tenantId,
          tx -> {
            var payment =
                OrderPayments.hold(tx, orderId).filter(held -> isBy(owner, held.accountId()));
            payment.ifPresent(held -> effect.on(tx, held));
            return payment.isPresent();
          });
    }
  }

  /**
   * Whether a payment is of the account that tells of it. Who has an account of their own knows
   * what signs its messages, and could say there that others had been paid.
   */
  private static boolean isBy(@Nullable UUID owner, UUID accountId) {
    return (owner == null) == accountId.equals(AccountKeys.INSTALLATION);
  }

  /** What a message changes of the payment that its transaction holds. */
  private interface Effect {
    void on(Tx tx, OrderPayment payment);
  }

  @Override
  public Receiver<Event> receiver() {
    return receiver;
  }

  static String path(UUID tenant) {
    return "/webhooks/stripe/" + tenant;
  }

  void take(ProcessorMessage message) {
    var whose = message.tenantId();
    if (whose != null) {
      Context.platform(whose).run(() -> takeOwn(whose, message));
      return;
    }
    if (!isSetUp) {
      throw Refusal.unavailable(
          "processor_unavailable", "no secret for the processor's messages is set up");
    }
    done(receiver.receive(delivery(message)));
  }

  /** By the secrets of the operator whose address it came to: of nobody else is it believed. */
  private void takeOwn(UUID tenant, ProcessorMessage message) {
    for (var known : store.<List<OwnSecret>>read(OwnAccounts::secrets)) {
      var secret = accounts.secret(known.sealedSecret());
      if (secret.isEmpty() || !isSigned(secret.get(), message)) {
        continue;
      }
      done(
          receiver
              .of(tenant, new StripeSignatures(List.of(secret.get())))
              .receive(delivery(message)));
      var now = clock.instant();
      store.change(tx -> OwnAccounts.used(tx, known.secretId(), now));
      return;
    }
    done(receiver.of(tenant, new StripeSignatures(List.of())).receive(delivery(message)));
  }

  private boolean isSigned(String secret, ProcessorMessage message) {
    return new StripeSignatures(List.of(secret)).verify(delivery(message), clock.instant())
        instanceof Signatures.Verdict.Genuine;
  }

  private static Delivery delivery(ProcessorMessage message) {
    return Delivery.of(message.body(), Map.of("Stripe-Signature", message.signature()));
  }

  private static void done(Receipt receipt) {
    switch (receipt) {
      case Receipt.Taken taken -> {}
      case Receipt.NotTaken not when not.code().startsWith("signature_") ->
          throw Refusal.invalid("signature_invalid", "the message is not signed by the processor");
      case Receipt.NotTaken not -> throw not.refusal();
    }
  }

  /** Some of what was told long ago; how many. */
  int forgetOld() {
    return receiver.forget(EVENTS_KEPT) + receiver.giveUpOld(FAILED_KEPT);
  }

  /**
   * One that was asked for at the processor, about what became of captured money: by the account of
   * the context's operator, or by the installation's where there is none.
   */
  void moved(Event event) {
    var tenant = Context.current().tenant();
    var whose = tenant == null ? receiver : receiver.of(tenant, new StripeSignatures(List.of()));
    var unused = whose.takeFetched(ProcessorEvents.of(event));
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
      apply(tx, payment, outcome);
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
      apply(tx, payment, outcome);
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
    var found = intent(intentId);
    if (found.isEmpty()) {
      return Plan.foreign();
    }
    var intent = found.get();
    var known = Subject.of(intent.getMetadata()).filter(Webhooks::isOfThisAccount);
    if (known.isEmpty()) {
      return Plan.foreign();
    }
    var owner = Context.current().tenant();
    var subject = known.get();
    var outcome = ProcessorPayments.outcome(intent);
    Context.platform(subject.tenantId())
        .run(
            () -> {
              boolean isThere =
                  store.<Boolean>write(
                      tx -> {
                        var payment =
                            OrderPayments.hold(tx, subject.orderId())
                                .filter(held -> isBy(owner, held.accountId()));
                        payment.ifPresent(held -> apply(tx, held, outcome));
                        return payment.isPresent();
                      });
              if (isThere) {
                var unused = aftermath.look(subject.orderId());
              }
            });
    return subject.plan((tx, payment) -> {});
  }

  /**
   * By the account that told of it: the installation's, or one that is the operator's own or was,
   * whichever knows it.
   */
  private Optional<PaymentIntent> intent(String intentId) {
    if (Context.current().tenant() == null) {
      return Optional.of(payments.intent(AccountKeys.INSTALLATION, intentId));
    }
    for (var account : store.<List<UUID>>read(OwnAccounts::newestFirst)) {
      try {
        return Optional.of(payments.intent(account, intentId));
      } catch (Refusal refusal) {
        if (!refusal.isNotFound()) {
          throw refusal;
        }
      }
    }
    return Optional.empty();
  }

  /** What an operator's own account tells is about that operator, whatever was written into it. */
  private static boolean isOfThisAccount(Subject subject) {
    var owner = Context.current().tenant();
    return owner == null || owner.equals(subject.tenantId());
  }

  private void apply(Tx tx, OrderPayment payment, PaymentOutcome outcome) {
    var unused = transitions.apply(tx, payment, outcome);
  }
}
