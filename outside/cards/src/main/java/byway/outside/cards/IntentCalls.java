package byway.outside.cards;

import byway.outside.cards.Call.Answer;
import byway.outside.cards.Entry.IntentStatus;
import byway.outside.cards.Entry.PaymentIntent;
import byway.outside.cards.Entry.PaymentMethod;
import byway.outside.cards.Entry.Problem;
import byway.outside.cards.Entry.Progress;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Payments made by the seller's own calls, such as with a saved card while nobody is there. */
final class IntentCalls {
  private final Payments payments;
  private final CustomerCalls customers;

  IntentCalls(Payments payments, CustomerCalls customers) {
    this.payments = payments;
    this.customers = customers;
  }

  Answer create(Call call) {
    Form form = call.form();
    refuseUnspoken(form);
    form.required("amount");
    String currency = Money.currency(form);
    long amount =
        Money.checked(form.whole("amount", 0, Long.MIN_VALUE, Long.MAX_VALUE), currency, "amount");
    boolean confirm = form.flag("confirm");
    if (form.has("off_session") && !confirm) {
      throw Refusal.invalid(null, "off_session", "off_session needs confirm=true.");
    }
    String customer = form.text("customer");
    if (customer != null) {
      Payments.customer(call.change(), customer);
    }
    String methodId = form.text("payment_method");
    PaymentMethod method = methodId == null ? null : usable(call, methodId, customer);
    String id = call.change().newId("pi");
    PaymentIntent intent =
        call.change()
            .put(
                new PaymentIntent(
                    id,
                    call.change().newId(id + "_secret"),
                    call.change().now(),
                    amount,
                    currency,
                    customer,
                    form.text("description"),
                    form.metadata(),
                    form.oneOf("setup_future_usage", "off_session", "on_session"),
                    null,
                    Progress.waiting(
                        method == null
                            ? IntentStatus.REQUIRES_PAYMENT_METHOD
                            : IntentStatus.REQUIRES_CONFIRMATION,
                        method == null ? null : method.id())));
    return confirm ? confirm(call, intent, method) : call.ok(intent);
  }

  /** What would change the meaning of a payment if it were passed over. */
  static void refuseUnspoken(Form form) {
    form.oneOf("capture_method", "automatic", "automatic_async");
    for (String name :
        new String[] {"application_fee_amount", "transfer_data", "on_behalf_of", "shipping"}) {
      if (form.has(name)) {
        throw Refusal.invalid("parameter_unknown", form.name(name), "Not spoken here: " + name);
      }
    }
  }

  Answer confirm(Call call) {
    PaymentIntent intent = intent(call);
    String given = call.form().text("payment_method");
    String methodId = given == null ? intent.progress().paymentMethod() : given;
    return confirm(
        call, intent, methodId == null ? null : usable(call, methodId, intent.customer()));
  }

  private Answer confirm(Call call, PaymentIntent intent, @Nullable PaymentMethod method) {
    if (method == null) {
      throw Refusal.invalid(
          "payment_intent_unexpected_state",
          "payment_method",
          "You cannot confirm this PaymentIntent because it's missing a payment method.");
    }
    if (intent.session() != null) {
      throw Refusal.invalid(
          "payment_intent_unexpected_state",
          null,
          "This PaymentIntent belongs to a Checkout Session, which alone confirms it.");
    }
    boolean offSession = call.form().flag("off_session");
    String returnUrl = call.form().text("return_url");
    if (returnUrl != null) {
      CheckoutCalls.url(call.form(), "return_url", returnUrl);
    }
    PaymentIntent after = payments.confirm(call.change(), intent, method, !offSession, returnUrl);
    Problem problem = after.progress().lastError();
    if (problem == null) {
      return call.ok(after);
    }
    ObjectNode json = Json.object();
    ObjectNode error =
        call.objects().problem(call.change(), problem, after.progress().latestCharge());
    error.set("payment_intent", call.objects().intent(call.change(), after));
    json.set("error", error);
    return new Answer(402, json);
  }

  private PaymentMethod usable(Call call, String id, @Nullable String customer) {
    PaymentMethod method = customers.method(call, id);
    if (method.spent()) {
      throw Refusal.invalid(
          "payment_method_unexpected_state",
          "payment_method",
          "The provided PaymentMethod was previously used without being attached to a Customer or"
              + " was detached from one, and may not be used again.");
    }
    if (method.customer() != null && !method.customer().equals(customer)) {
      throw Refusal.invalid(
          "payment_method_unexpected_state",
          "payment_method",
          "The payment method belongs to another customer: give that customer too.");
    }
    return method;
  }

  Answer retrieve(Call call) {
    return call.ok(intent(call));
  }

  Answer list(Call call) {
    String customer = call.form().text("customer");
    return call.page(
        call.change()
            .newestFirst(PaymentIntent.class)
            .filter(intent -> customer == null || customer.equals(intent.customer())));
  }

  Answer cancel(Call call) {
    String reason =
        call.form()
            .oneOf(
                "cancellation_reason",
                "duplicate",
                "fraudulent",
                "requested_by_customer",
                "abandoned");
    PaymentIntent intent = intent(call);
    if (intent.session() != null) {
      throw Refusal.invalid(
          "payment_intent_unexpected_state",
          null,
          "This PaymentIntent belongs to a Checkout Session: expire that instead.");
    }
    return call.ok(payments.cancel(call.change(), intent, reason));
  }

  private static PaymentIntent intent(Call call) {
    return call.change().require(PaymentIntent.class, call.id(), "intent");
  }
}
