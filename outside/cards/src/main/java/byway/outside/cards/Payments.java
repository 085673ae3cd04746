package byway.outside.cards;

import byway.outside.cards.Entry.Charge;
import byway.outside.cards.Entry.CheckoutSession;
import byway.outside.cards.Entry.Customer;
import byway.outside.cards.Entry.IntentStatus;
import byway.outside.cards.Entry.PaymentIntent;
import byway.outside.cards.Entry.PaymentMethod;
import byway.outside.cards.Entry.Problem;
import byway.outside.cards.Entry.Progress;
import org.jspecify.annotations.Nullable;

/** Moves payments from state to state, with the charges and events that follow from it. */
final class Payments {
  private static final Problem NOT_AUTHENTICATED =
      new Problem(
          "payment_intent_authentication_failure",
          null,
          "We are unable to authenticate your payment method. Please choose a different payment"
              + " method and try again.");
  private static final Problem AUTHENTICATION_REQUIRED =
      new Problem(
          "authentication_required",
          "authentication_required",
          "Your card was declined. This transaction requires authentication.");

  private final StripeObjects objects;
  private final Disputes disputes;

  Payments(StripeObjects objects) {
    this.objects = objects;
    this.disputes = new Disputes(objects);
  }

  /**
   * Tries to take the money.
   *
   * @param returnUrl where a 3-D Secure page sends the customer; null within a checkout
   * @return the payment, by now succeeded, waiting for its customer, or failed with its last error
   */
  PaymentIntent confirm(
      Change change,
      PaymentIntent intent,
      PaymentMethod method,
      boolean customerPresent,
      @Nullable String returnUrl) {
    requireOpen(intent);
    if (method.card().behaviour().asksForAuthentication(customerPresent, method.setUp())) {
      if (!customerPresent) {
        return fail(change, intent, method, AUTHENTICATION_REQUIRED);
      }
      return change.put(
          intent.with(Progress.challenged(method.id(), change.newId("tds"), returnUrl)));
    }
    return take(change, intent, method, false);
  }

  /** The customer comes back from the 3-D Secure page. */
  PaymentIntent authenticated(Change change, PaymentIntent intent, boolean proven) {
    if (intent.status() != IntentStatus.REQUIRES_ACTION) {
      throw new IllegalStateException(intent.id() + " waits for nobody");
    }
    PaymentMethod method = change.known(PaymentMethod.class, intent.progress().paymentMethod());
    return proven
        ? take(change, intent, method, true)
        : fail(change, intent, method, NOT_AUTHENTICATED);
  }

  PaymentIntent cancel(Change change, PaymentIntent intent, @Nullable String reason) {
    requireOpen(intent);
    PaymentIntent canceled =
        change.put(intent.with(intent.progress().canceled(change.now(), reason)));
    change.happened("payment_intent.canceled", objects.intent(change, canceled));
    return canceled;
  }

  /** Binds a method to its customer, to be charged again later. */
  PaymentMethod attach(Change change, PaymentMethod method, String customer, boolean setUp) {
    PaymentMethod attached = change.put(method.attachedTo(customer, setUp));
    if (method.customer() == null) {
      change.happened("payment_method.attached", objects.json(change, attached));
    }
    return attached;
  }

  private static void requireOpen(PaymentIntent intent) {
    if (intent.status() == IntentStatus.SUCCEEDED || intent.status() == IntentStatus.CANCELED) {
      throw Refusal.invalid(
          "payment_intent_unexpected_state",
          null,
          "This PaymentIntent's status is "
              + intent.status().wire()
              + ", so it can be neither confirmed nor canceled.");
    }
  }

  private PaymentIntent take(
      Change change, PaymentIntent intent, PaymentMethod method, boolean authenticated) {
    Problem decline = method.card().behaviour().decline();
    if (decline != null) {
      return fail(change, intent, method, decline);
    }
    Charge charge = change.put(charge(change, intent, method, authenticated, null));
    PaymentIntent paid =
        change.put(intent.with(intent.progress().succeeded(method.id(), charge.id())));
    String customer = intent.customer();
    if (customer != null && intent.setupFutureUsage() != null) {
      attach(change, method, customer, true);
    } else if (method.customer() == null) {
      change.put(method.detached());
    }
    change.happened("payment_intent.succeeded", objects.intent(change, paid));
    CheckoutSession session = change.find(CheckoutSession.class, intent.session());
    if (session != null) {
      CheckoutSession complete =
          change.put(session.with("complete", intent.customer(), intent.id()));
      change.happened("checkout.session.completed", objects.json(change, complete));
    }
    var behaviour = method.card().behaviour();
    if (behaviour == TestCard.DISPUTED || behaviour == TestCard.INQUIRED) {
      disputes.open(change, charge, behaviour == TestCard.INQUIRED);
    }
    return paid;
  }

  private PaymentIntent fail(
      Change change, PaymentIntent intent, PaymentMethod method, Problem problem) {
    Charge charge = change.put(charge(change, intent, method, false, problem));
    PaymentIntent failed = change.put(intent.with(intent.progress().failed(problem, charge.id())));
    change.happened("payment_intent.payment_failed", objects.intent(change, failed));
    return failed;
  }

  private static Charge charge(
      Change change,
      PaymentIntent intent,
      PaymentMethod method,
      boolean authenticated,
      @Nullable Problem failure) {
    return new Charge(
        change.newId("ch"),
        change.now(),
        intent.amount(),
        intent.currency(),
        intent.id(),
        intent.customer(),
        method.id(),
        method.card(),
        method.holder(),
        intent.description(),
        intent.metadata(),
        authenticated,
        failure,
        0,
        false);
  }

  /** A customer that exists and is not deleted. */
  static Customer customer(Change change, String id) {
    Customer customer = change.require(Customer.class, id, "customer");
    if (customer.deleted()) {
      throw Refusal.unknownObject("customer", id, "customer");
    }
    return customer;
  }
}
