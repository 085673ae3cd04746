package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Payments made by the seller's own calls, such as with a saved card while nobody is there. */
final class IntentCalls {
  private final Intents intents;
  private final PaymentMethods methods;

  IntentCalls(Intents intents, PaymentMethods methods) {
    this.intents = intents;
    this.methods = methods;
  }

  void addTo(Routes routes) {
    routes
        .add("POST /v1/payment_intents", this::create)
        .add("POST /v1/payment_intents/{id}/confirm", this::confirm)
        .add("POST /v1/payment_intents/{id}/cancel", IntentCalls::cancel)
        .addReads("/v1/payment_intents", Intents.KIND, "intent", "customer");
  }

  private ObjectNode create(Call call) {
    var form = call.form();
    form.required("amount");
    var currency = Amounts.currency(form);
    long amount =
        Amounts.checked(
            form.whole("amount", 0, Long.MIN_VALUE, Long.MAX_VALUE), currency, "amount");
    var terms = Intents.terms(form);
    CheckoutCalls.onlyCards(form);
    boolean isConfirmed = form.flag("confirm");
    if (form.text("off_session") != null && !isConfirmed) {
      throw Refusal.invalid(null, "off_session", "off_session needs confirm=true.");
    }
    var customer = form.text("customer");
    if (customer != null) {
      Customers.present(call.change(), customer);
    }
    var method = method(call, form.text("payment_method"), customer);
    var intent = Intents.create(call.change(), amount, currency, customer, terms);
    if (method != null) {
      intent.put("status", "requires_confirmation").put("payment_method", Json.id(method));
    }
    return isConfirmed ? confirm(call, intent, method) : Json.told(intent);
  }

  private @Nullable ObjectNode method(Call call, @Nullable String id, @Nullable String customer) {
    return id == null ? null : methods.usable(call.change(), id, customer);
  }

  private ObjectNode confirm(Call call) {
    var intent = intent(call);
    var given = call.form().text("payment_method", intent.path("payment_method").asText(""));
    var customer = Json.text(intent, "customer");
    return confirm(call, intent, method(call, given.isEmpty() ? null : given, customer));
  }

  private ObjectNode confirm(Call call, ObjectNode intent, @Nullable ObjectNode method) {
    if (method == null) {
      throw Refusal.unexpected(
          Intents.KIND,
          PaymentMethods.KIND,
          "You cannot confirm this PaymentIntent because it's missing a payment method.");
    }
    refuseOfSession(intent, "which alone confirms it.");
    boolean isOffSession = call.form().flag("off_session");
    var returnUrl = CheckoutCalls.url(call.form(), "return_url");
    intents.confirm(call.change(), intent, method, !isOffSession, returnUrl);
    if (!(intent.path("last_payment_error") instanceof ObjectNode problem)) {
      return Json.told(intent);
    }
    var json = Json.object();
    json.set("error", problem.deepCopy().set("payment_intent", Json.told(intent)));
    return json;
  }

  private static ObjectNode cancel(Call call) {
    var reason =
        call.form()
            .oneOf(
                "cancellation_reason",
                "duplicate",
                "fraudulent",
                "requested_by_customer",
                "abandoned");
    var intent = intent(call);
    refuseOfSession(intent, "which is to be expired instead.");
    Intents.cancel(call.change(), intent, reason);
    return Json.told(intent);
  }

  private static void refuseOfSession(ObjectNode intent, String why) {
    if (intent.path("_").has("session")) {
      throw Refusal.unexpected(
          Intents.KIND, null, "This PaymentIntent belongs to a Checkout Session, " + why);
    }
  }

  private static ObjectNode intent(Call call) {
    return call.change().edit(call.require(Intents.KIND, "intent"));
  }
}
