package byway.outside.cards;

import byway.outside.cards.Entry.Card;
import byway.outside.cards.Entry.CheckoutSession;
import byway.outside.cards.Entry.Customer;
import byway.outside.cards.Entry.IntentStatus;
import byway.outside.cards.Entry.PaymentIntent;
import byway.outside.cards.Entry.PaymentMethod;
import byway.outside.cards.Entry.Progress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a hosted checkout does between being created and being paid. */
final class Checkouts {
  private final Payments payments;
  private final StripeObjects objects;

  Checkouts(Payments payments, StripeObjects objects) {
    this.payments = payments;
    this.objects = objects;
  }

  /** Whether the seller asked for the card to be kept, so that the guest is told, not asked. */
  static boolean savesAlways(CheckoutSession session) {
    return session.terms().setupFutureUsage() != null;
  }

  /** The guest presses "Pay": one more attempt at the session's one payment. */
  PaymentIntent pay(
      Change change, CheckoutSession session, Card card, String holder, boolean save) {
    if (!session.open()) {
      throw new IllegalStateException(session.id() + " is " + session.status());
    }
    boolean saves = save || savesAlways(session);
    String customer = session.customer();
    if (customer == null && saves) {
      customer =
          change
              .put(
                  new Customer(
                      change.newId("cus"),
                      change.now(),
                      session.customerEmail(),
                      holder,
                      null,
                      Map.of(),
                      false))
              .id();
    }
    PaymentIntent intent = change.find(PaymentIntent.class, session.paymentIntent());
    if (intent == null) {
      intent = newIntent(change, session);
    }
    String usage = session.terms().setupFutureUsage();
    intent = change.put(intent.saving(customer, usage == null && save ? "off_session" : usage));
    change.put(session.with("open", customer, intent.id()));
    PaymentMethod method =
        change.put(
            new PaymentMethod(change.newId("pm"), change.now(), card, holder, null, false, false));
    return payments.confirm(change, intent, method, true, null);
  }

  private static PaymentIntent newIntent(Change change, CheckoutSession session) {
    String id = change.newId("pi");
    return new PaymentIntent(
        id,
        change.newId(id + "_secret"),
        change.now(),
        session.amount(),
        session.currency(),
        session.customer(),
        session.terms().description(),
        session.terms().metadata(),
        session.terms().setupFutureUsage(),
        session.id(),
        Progress.waiting(IntentStatus.REQUIRES_PAYMENT_METHOD, null));
  }

  CheckoutSession expire(Change change, CheckoutSession session) {
    PaymentIntent intent = change.find(PaymentIntent.class, session.paymentIntent());
    if (intent != null && intent.status() != IntentStatus.CANCELED) {
      payments.cancel(change, intent, "automatic");
    }
    CheckoutSession expired =
        change.put(session.with("expired", session.customer(), session.paymentIntent()));
    change.happened("checkout.session.expired", objects.json(change, expired));
    return expired;
  }

  /** Expires what is due; called every second. */
  int expireDue(Change change) {
    List<CheckoutSession> due =
        change
            .newestFirst(CheckoutSession.class)
            .filter(session -> session.open() && session.expiresAt() <= change.now())
            .toList();
    due.forEach(session -> expire(change, session));
    return due.size();
  }

  /** The payment whose 3-D Secure page this is; null when nobody waits on it any longer. */
  static @Nullable PaymentIntent challenged(Change change, String challenge) {
    return change
        .newestFirst(PaymentIntent.class)
        .filter(intent -> challenge.equals(intent.progress().challenge()))
        .findFirst()
        .orElse(null);
  }

  static String afterSuccess(CheckoutSession session) {
    return session.successUrl().replace("{CHECKOUT_SESSION_ID}", session.id());
  }
}
