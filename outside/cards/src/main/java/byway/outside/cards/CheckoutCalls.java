package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checkout sessions, which a guest pays on a hosted page. */
final class CheckoutCalls {
  private static final long SHORTEST_SECONDS = Duration.ofMinutes(30).toSeconds();
  private static final long LONGEST_SECONDS = Duration.ofHours(24).toSeconds();
  private static final int MOST_LINES = 100;

  private final Checkouts checkouts;

  CheckoutCalls(Checkouts checkouts) {
    this.checkouts = checkouts;
  }

  void addTo(Routes routes) {
    routes
        .add("POST /v1/checkout/sessions", this::create)
        .add("POST /v1/checkout/sessions/{id}/expire", CheckoutCalls::expire)
        .addReads("/v1/checkout/sessions", Checkouts.KIND, "session", Intents.KIND);
  }

  private ObjectNode create(Call call) {
    var form = call.form();
    if (!form.required("mode").equals("payment")) {
      throw Refusal.invalid(null, "mode", "Only mode=payment is spoken here.");
    }
    form.oneOf("ui_mode", "hosted");
    onlyCards(form);
    var customer = form.text("customer");
    if (customer != null) {
      Customers.present(call.change(), customer);
    }
    var lines = Json.MAPPER.createArrayNode();
    var currency = lines(form, lines);
    long amount = 0;
    for (var line : lines) {
      amount += line.path("amount").asLong();
    }
    Amounts.checked(amount, currency, "line_items");
    form.required("success_url");
    long now = call.change().now();
    long latest = now + LONGEST_SECONDS;
    var session =
        call.change()
            .create(Checkouts.KIND, Secrets.fresh("cs_test"))
            .put("mode", "payment")
            .put("status", "open")
            .put("payment_status", "unpaid")
            .put("amount_subtotal", amount)
            .put("amount_total", amount)
            .put("currency", currency)
            .put("customer", customer)
            .put("customer_email", form.text("customer_email"))
            .put("client_reference_id", form.text("client_reference_id"))
            .putNull("payment_intent")
            .put("success_url", url(form, "success_url"))
            .put("cancel_url", url(form, "cancel_url"))
            .put("expires_at", form.whole("expires_at", latest, now + SHORTEST_SECONDS, latest))
            .put("ui_mode", "hosted");
    session.put("url", checkouts.pageOf(session));
    session.putArray("payment_method_types").add("card");
    session.set("metadata", form.metadata());
    var own = Json.own(session);
    own.set("lines", lines);
    own.set("terms", Intents.terms(form.under("payment_intent_data")));
    return Json.told(session);
  }

  static void onlyCards(Form form) {
    for (var type : form.texts("payment_method_types")) {
      if (!type.equals("card")) {
        throw Refusal.invalid(null, "payment_method_types", "Only cards are spoken here.");
      }
    }
  }

  /** Reads the lines, and answers the currency of them all. */
  private static String lines(Form form, ArrayNode lines) {
    var items = form.items("line_items");
    if (items.isEmpty()) {
      throw Refusal.missingParameter("line_items");
    }
    if (items.size() > MOST_LINES) {
      throw Refusal.invalid(null, "line_items", "At most " + MOST_LINES + " line items.");
    }
    var currency = Amounts.currency(items.getFirst().under("price_data"));
    for (var item : items) {
      var price = item.under("price_data");
      if (!Amounts.currency(price).equals(currency)) {
        throw Refusal.invalid(
            null, price.name("currency"), "All line items must have the same currency.");
      }
      price.required("unit_amount");
      var product = price.under("product_data");
      long quantity = item.whole("quantity", 1, 1, 999_999);
      lines
          .addObject()
          .put("name", product.required("name"))
          .put("description", product.text("description"))
          .put("quantity", quantity)
          .put("amount", quantity * price.whole("unit_amount", 0, 0, Amounts.MOST));
    }
    return currency;
  }

  static @Nullable String url(Form form, String name) {
    var value = form.text(name);
    if (value == null) {
      return null;
    }
    try {
      // The session id's place may hold braces, which no URL has.
      var url = URI.create(value.replace("{CHECKOUT_SESSION_ID}", "id"));
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return value;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw Refusal.invalid("url_invalid", form.name(name), "Not a valid URL");
  }

  private static ObjectNode expire(Call call) {
    var session = call.require(Checkouts.KIND, "session");
    if (!Checkouts.isOpen(session)) {
      throw Refusal.invalid(
          null,
          null,
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
              + " has a status of "
              + session.path("status").asText()
              + ".");
    }
    return Json.told(Checkouts.expire(call.change(), session));
  }
}
