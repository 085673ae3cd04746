package byway.outside.cards;

import byway.outside.cards.Call.Handler;
import java.util.HashMap;
import java.util.Map;

/** Which handler a path leads to; {@code {id}} stands for one segment. */
final class Routes {
  record Match(Handler handler, String id) {}

  private final Map<String, Handler> handlers = new HashMap<>();

  static Routes of(
      CustomerCalls customers,
      CheckoutCalls checkouts,
      IntentCalls intents,
      RefundCalls refunds,
      EventCalls events) {
    return new Routes()
        .add("POST /v1/customers", customers::create)
        .add("GET /v1/customers/{id}", customers::retrieve)
        .add("POST /v1/customers/{id}", customers::update)
        .add("DELETE /v1/customers/{id}", customers::delete)
        .add("GET /v1/customers/{id}/payment_methods", customers::methodsOfCustomer)
        .add("GET /v1/payment_methods", customers::methods)
        .add("POST /v1/payment_methods", customers::createMethod)
        .add("GET /v1/payment_methods/{id}", customers::retrieveMethod)
        .add("POST /v1/payment_methods/{id}/attach", customers::attach)
        .add("POST /v1/payment_methods/{id}/detach", customers::detach)
        .add("POST /v1/checkout/sessions", checkouts::create)
        .add("GET /v1/checkout/sessions", checkouts::list)
        .add("GET /v1/checkout/sessions/{id}", checkouts::retrieve)
        .add("GET /v1/checkout/sessions/{id}/line_items", checkouts::lineItems)
        .add("POST /v1/checkout/sessions/{id}/expire", checkouts::expire)
        .add("POST /v1/payment_intents", intents::create)
        .add("GET /v1/payment_intents", intents::list)
        .add("GET /v1/payment_intents/{id}", intents::retrieve)
        .add("POST /v1/payment_intents/{id}/confirm", intents::confirm)
        .add("POST /v1/payment_intents/{id}/cancel", intents::cancel)
        .add("POST /v1/refunds", refunds::create)
        .add("GET /v1/refunds", refunds::list)
        .add("GET /v1/refunds/{id}", refunds::retrieve)
        .add("GET /v1/charges", refunds::listCharges)
        .add("GET /v1/charges/{id}", refunds::retrieveCharge)
        .add("GET /v1/disputes", refunds::listDisputes)
        .add("GET /v1/disputes/{id}", refunds::retrieveDispute)
        .add("POST /v1/disputes/{id}", refunds::answerDispute)
        .add("POST /v1/disputes/{id}/close", refunds::closeDispute)
        .add("GET /v1/events", events::list)
        .add("GET /v1/events/{id}", events::retrieve);
  }

  private Routes add(String route, Handler handler) {
    handlers.put(route, handler);
    return this;
  }

  Match find(String method, String path) {
    String[] segments = path.split("/");
    Handler exact = handlers.get(method + " " + path);
    if (exact != null) {
      return new Match(exact, "");
    }
    // Only one segment of any path is an id, and none stands before the third.
    for (int i = 3; i < segments.length; i++) {
      String id = segments[i];
      segments[i] = "{id}";
      Handler handler = handlers.get(method + " " + String.join("/", segments));
      if (handler != null) {
        return new Match(handler, id);
      }
      segments[i] = id;
    }
    throw new Refusal(
        404,
        "invalid_request_error",
        null,
        null,
        "Unrecognized request URL (" + method + ": " + path + ").");
  }
}
