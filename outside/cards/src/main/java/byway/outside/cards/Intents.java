package byway.outside.cards;

import byway.outside.cards.TestCard.Decline;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves payments from state to state, with the charges and events that follow from it. Kept to
 * itself of each: the {@code session} it belongs to, and the {@code challenge} that opens its 3-D
 * Secure page, also after it was answered, so that who presses its button twice finds the way back.
 */
final class Intents {
  static final String KIND = "payment_intent";
  static final String REQUIRES_ACTION = "requires_action";
  static final String SUCCEEDED = "succeeded";

  private static final Set<String> OVER = Set.of(SUCCEEDED, "canceled");
  private static final Decline NOT_AUTHENTICATED =
      new Decline(
          "payment_intent_authentication_failure",
          null,
          "We are unable to authenticate your payment method. Please choose a different payment"
              + " method and try again.");
  private static final Decline AUTHENTICATION_REQUIRED =
      new Decline(
          "authentication_required",
          "authentication_required",
          "Your card was declined. This transaction requires authentication.");

  private final Checkouts checkouts;
  private final String publicUrl;

  Intents(Checkouts checkouts, String publicUrl) {
    this.checkouts = checkouts;
    this.publicUrl = publicUrl;
  }

  /** What a seller may say of a payment beside its amount. */
  static ObjectNode terms(Form form) {
    form.oneOf("capture_method", "automatic", "automatic_async");
    var terms =
        Json.object()
            .put("description", form.text("description"))
            .put(
                "setup_future_usage",
                form.oneOf("setup_future_usage", "off_session", "on_session"));
    terms.set("metadata", form.metadata());
    return terms;
  }

  static ObjectNode create(
      Change change, long amount, String currency, @Nullable String customer, ObjectNode terms) {
    var id = Secrets.fresh("pi");
    var intent =
        change
            .create(KIND, id)
            .put("amount", amount)
            .put("amount_received", 0)
            .put("amount_capturable", 0)
            .put("currency", currency)
            .put("status", "requires_payment_method")
            .put("client_secret", Secrets.fresh(id + "_secret"))
            .put("capture_method", "automatic")
            .put("confirmation_method", "automatic")
            .put("customer", customer)
            .putNull("payment_method")
            .putNull("latest_charge")
            .putNull("last_payment_error")
            .putNull("next_action")
            .putNull("canceled_at")
            .putNull("cancellation_reason");
    intent.putArray("payment_method_types").add("card");
    intent.setAll(terms.deepCopy());
    return intent;
  }

  /**
   * Tries to take the money: afterwards the payment has succeeded, waits for its customer, or has
   * failed with its last error.
   *
   * @param returnUrl where a 3-D Secure page sends the customer; null within a checkout
   */
  void confirm(
      Change change,
      ObjectNode intent,
      ObjectNode method,
      boolean isCustomerPresent,
      @Nullable String returnUrl) {
    requireOpen(intent);
    boolean isSetUp = PaymentMethods.isSetUp(method);
    if (!PaymentMethods.behaviour(method).asksForAuthentication(isCustomerPresent, isSetUp)) {
      take(change, intent, method, false);
    } else if (!isCustomerPresent) {
      fail(change, intent, method, AUTHENTICATION_REQUIRED);
    } else {
      var challenge = Secrets.fresh("tds");
      Json.own(intent).put("challenge", challenge).put("return_url", returnUrl);
      intent
          .put("status", REQUIRES_ACTION)
          .put("payment_method", Json.id(method))
          .putNull("latest_charge")
          .putNull("last_payment_error")
          .putObject("next_action")
          .put("type", "redirect_to_url")
          .putObject("redirect_to_url")
          .put("url", challengePage(intent))
          .put("return_url", returnUrl);
    }
  }

  String challengePage(ObjectNode intent) {
    return publicUrl + "/3ds/" + intent.path("_").path("challenge").asText();
  }

  /** The customer comes back from the 3-D Secure page. */
  void authenticated(Change change, ObjectNode intent, boolean isProven) {
    if (!Json.is(intent, "status", REQUIRES_ACTION)) {
      throw new IllegalStateException(Json.id(intent) + " waits for nobody");
    }
    var method = change.known(PaymentMethods.KIND, Json.text(intent, "payment_method"));
    if (isProven) {
      take(change, intent, method, true);
    } else {
      fail(change, intent, method, NOT_AUTHENTICATED);
    }
  }

  static void cancel(Change change, ObjectNode intent, @Nullable String reason) {
    requireOpen(intent);
    intent
        .put("status", "canceled")
        .put("canceled_at", change.now())
        .put("cancellation_reason", reason)
        .putNull("next_action");
    change.happened("payment_intent.canceled", intent);
  }

  static boolean isOver(ObjectNode intent) {
    return OVER.contains(intent.path("status").asText());
  }

  private static void requireOpen(ObjectNode intent) {
    if (isOver(intent)) {
      var status = intent.path("status").asText();
      throw Refusal.unexpected(
          KIND,
          null,
          "This PaymentIntent's status is "
              + status
              + ", so it can be neither confirmed nor canceled.");
    }
  }

  private void take(Change change, ObjectNode intent, ObjectNode method, boolean authenticated) {
    var behaviour = PaymentMethods.behaviour(method);
    var decline = behaviour.decline();
    if (decline != null) {
      fail(change, intent, method, decline);
      return;
    }
    var charge = Charges.create(change, intent, method, authenticated, null);
    intent
        .put("status", SUCCEEDED)
        .put("amount_received", intent.path("amount").asLong())
        .put("payment_method", Json.id(method))
        .put("latest_charge", Json.id(charge))
        .putNull("last_payment_error")
        .putNull("next_action");
    var customer = Json.text(intent, "customer");
    if (customer != null && Json.text(intent, "setup_future_usage") != null) {
      PaymentMethods.attach(change, method, customer, true);
    } else if (Json.text(method, "customer") == null) {
      PaymentMethods.detach(change.edit(method));
    }
    change.happened("payment_intent.succeeded", intent);
    checkouts.paid(change, intent, method);
    if (behaviour == TestCard.DISPUTED || behaviour == TestCard.INQUIRED) {
      Disputes.open(change, charge, behaviour == TestCard.INQUIRED);
    }
  }

  private static void fail(Change change, ObjectNode intent, ObjectNode method, Decline decline) {
    var charge = Charges.create(change, intent, method, false, decline);
    var error = decline.json().put("charge", Json.id(charge));
    error.set("payment_method", Json.told(method));
    intent
        .put("status", "requires_payment_method")
        .putNull("payment_method")
        .put("latest_charge", Json.id(charge))
        .putNull("next_action")
        .set("last_payment_error", error);
    change.happened("payment_intent.payment_failed", intent);
  }
}
