package byway.outside.cards;

import byway.outside.cards.Entry.Charge;
import byway.outside.cards.Entry.CheckoutSession;
import byway.outside.cards.Entry.Customer;
import byway.outside.cards.Entry.PaymentIntent;
import byway.outside.cards.Entry.PaymentMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts whole objects in the place of ids, as asked by {@code expand[]=payment_intent.customer}. */
final class Expansion {
  private static final Map<String, Class<? extends Entry>> FIELDS =
      Map.of(
          "customer", Customer.class,
          "payment_intent", PaymentIntent.class,
          "payment_method", PaymentMethod.class,
          "latest_charge", Charge.class,
          "charge", Charge.class);

  private Expansion() {}

  static void expand(JsonNode json, String path, Call call) {
    int dot = path.indexOf('.');
    String field = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    if (field.equals("data") && json.path("data").isArray()) {
      json.path("data").forEach(item -> expand(item, rest, call));
      return;
    }
    if (!(json instanceof ObjectNode object)) {
      return;
    }
    expandField(object, field, call);
    if (!rest.isEmpty()) {
      expand(object.path(field), rest, call);
    }
  }

  private static void expandField(ObjectNode object, String field, Call call) {
    if (field.equals("line_items") && object.path("object").asText().equals("checkout.session")) {
      CheckoutSession session =
          call.change().known(CheckoutSession.class, object.path("id").asText());
      object.set("line_items", CheckoutCalls.lineItems(session));
      return;
    }
    Class<? extends Entry> type = FIELDS.get(field);
    if (type == null || !object.has(field)) {
      throw Refusal.invalid(null, "expand", "This property cannot be expanded (" + field + ").");
    }
    if (object.path(field).isTextual()) {
      @Nullable Entry entry = call.change().find(type, object.path(field).asText());
      if (entry != null) {
        object.set(field, call.objects().json(call.change(), entry));
      }
    }
  }
}
