package byway.outside.cards;

import byway.outside.cards.CardEntry.Accepted;
import byway.outside.cards.CardEntry.Mistyped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cards, and whose they are. Kept to itself of each: how it behaves, whether it was {@code set_up}
 * with its owner for payments without them, and whether it is {@code spent}: used or detached.
 */
final class PaymentMethods {
  static final String KIND = "payment_method";

  private final String key;

  PaymentMethods(String key) {
    this.key = key;
  }

  void addTo(Routes routes) {
    routes
        .add("GET /v1/customers/{id}/payment_methods", call -> list(call, call.id()))
        .add("GET /v1/payment_methods", call -> list(call, call.form().required("customer")))
        .add("GET /v1/payment_methods/{id}", call -> Json.told(call.require(KIND, KIND)))
        .add("POST /v1/payment_methods/{id}/attach", this::attach)
        .add("POST /v1/payment_methods/{id}/detach", PaymentMethods::detach);
  }

  private static ObjectNode list(Call call, String customer) {
    call.form().oneOf("type", "card");
    var present = Json.id(Customers.present(call.change(), customer));
    return call.page(of(call.change(), present).stream());
  }

  static List<ObjectNode> of(Change change, String customer) {
    return change.newestFirst(KIND).filter(m -> Json.is(m, "customer", customer)).toList();
  }

  static ObjectNode create(Change change, Accepted card, @Nullable String holder) {
    var method =
        change
            .create(KIND, Secrets.fresh("pm"))
            .put("type", "card")
            .putNull("customer")
            .put("allow_redisplay", "unspecified");
    method.putObject("billing_details").put("name", holder);
    method.set("card", card.card());
    method.putObject("metadata");
    Json.own(method).put("behaviour", card.behaviour().name());
    return method;
  }

  static TestCard behaviour(ObjectNode method) {
    return TestCard.valueOf(method.path("_").path("behaviour").asText());
  }

  static boolean isSetUp(ObjectNode method) {
    return method.path("_").path("set_up").asBoolean();
  }

  private static boolean isOfAnother(ObjectNode method, @Nullable String customer) {
    var owner = Json.text(method, "customer");
    return owner != null && !owner.equals(customer);
  }

  /** A payment method by its id, or one of Stripe's ready-made ones such as pm_card_visa. */
  private ObjectNode find(Change change, String id) {
    var number = TestCard.numberOf(id);
    if (number == null) {
      return change.require(KIND, id, KIND);
    }
    var now = Instant.ofEpochSecond(change.now());
    var year = Integer.toString(now.atZone(ZoneOffset.UTC).getYear() + 1);
    return switch (CardEntry.read(number, "12", year, "123", now, key)) {
      case Accepted accepted -> create(change, accepted, null);
      case Mistyped mistyped -> throw new IllegalStateException(mistyped.message());
    };
  }

  /** One that this customer, or nobody's guest, may pay with. */
  ObjectNode usable(Change change, String id, @Nullable String customer) {
    var method = find(change, id);
    if (method.path("_").path("spent").asBoolean()) {
      throw Refusal.unexpected(
          KIND,
          KIND,
          "The provided PaymentMethod was previously used without being attached to a Customer or"
              + " was detached from one, and may not be used again.");
    }
    if (isOfAnother(method, customer)) {
      throw Refusal.unexpected(
          KIND, KIND, "The payment method belongs to another customer: give that customer too.");
    }
    return method;
  }

  private ObjectNode attach(Call call) {
    var customer = Json.id(Customers.present(call.change(), call.form().required("customer")));
    var method = usable(call.change(), call.id(), customer);
    var decline = behaviour(method).declineOfAttaching();
    if (decline != null) {
      var json = Json.object();
      json.set("error", decline.json());
      return json;
    }
    return Json.told(attach(call.change(), method, customer, false));
  }

  /** Binds a method to its customer, to be charged again later. */
  static ObjectNode attach(Change change, ObjectNode found, String customer, boolean setUp) {
    var method = change.edit(found);
    boolean isNew = Json.text(method, "customer") == null;
    method.put("customer", customer).put("allow_redisplay", "always");
    Json.own(method).put("set_up", setUp || isSetUp(method)).put("spent", false);
    if (isNew) {
      change.happened("payment_method.attached", method);
    }
    return method;
  }

  private static ObjectNode detach(Call call) {
    var method = call.change().edit(call.require(KIND, KIND));
    if (Json.text(method, "customer") == null) {
      throw Refusal.invalid(
          null,
          KIND,
          "The payment method you provided is not attached to a customer so detachment is"
              + " impossible.");
    }
    detach(method);
    return Json.told(method);
  }

  static void detach(ObjectNode method) {
    method.putNull("customer").put("allow_redisplay", "unspecified");
    Json.own(method).put("set_up", false).put("spent", true);
  }
}
