package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Customers, which sellers name and guests become who save a card. */
final class Customers {
  static final String KIND = "customer";

  private Customers() {}

  static void addTo(Routes routes) {
    routes
        .add("POST /v1/customers", Customers::create)
        .add("GET /v1/customers/{id}", call -> Json.told(call.require(KIND, "id")))
        .add("DELETE /v1/customers/{id}", Customers::delete);
  }

  private static ObjectNode create(Call call) {
    var form = call.form();
    var customer = create(call.change()).put("phone", form.text("phone"));
    customer.put("email", form.text("email")).put("name", form.text("name"));
    customer.set("metadata", form.metadata());
    return Json.told(customer);
  }

  static ObjectNode create(Change change) {
    var customer = change.create(KIND, Secrets.fresh("cus"));
    customer.putObject("metadata");
    return customer;
  }

  /** Forgets who the customer was; payments stay, as they must. */
  private static ObjectNode delete(Call call) {
    var customer = call.change().edit(present(call.change(), call.id()));
    PaymentMethods.of(call.change(), call.id())
        .forEach(method -> PaymentMethods.detach(call.change().edit(method)));
    customer.retain("id", "object", "created");
    return Json.told(customer.put("deleted", true));
  }

  /** A customer that exists and is not deleted. */
  static ObjectNode present(Change change, String id) {
    var customer = change.require(KIND, id, "customer");
    if (customer.path("deleted").asBoolean()) {
      throw Refusal.unknownObject(KIND, id, "customer");
    }
    return customer;
  }
}
