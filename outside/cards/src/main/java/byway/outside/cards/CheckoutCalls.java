package byway.outside.cards;

import byway.outside.cards.Call.Answer;
import byway.outside.cards.Entry.CheckoutSession;
import byway.outside.cards.Entry.IntentTerms;
import byway.outside.cards.Entry.Line;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checkout sessions, which a guest pays on a hosted page. */
final class CheckoutCalls {
  private static final long SHORTEST_SECONDS = Duration.ofMinutes(30).toSeconds();
  private static final long LONGEST_SECONDS = Duration.ofHours(24).toSeconds();
  private static final int MOST_LINES = 100;

  private final Checkouts checkouts;

  CheckoutCalls(Checkouts checkouts) {
    this.checkouts = checkouts;
  }

  Answer create(Call call) {
    Form form = call.form();
    if (!form.required("mode").equals("payment")) {
      throw Refusal.invalid(null, "mode", "Only mode=payment is spoken here.");
    }
    form.oneOf("ui_mode", "hosted");
    String customer = form.text("customer");
    if (customer != null) {
      Payments.customer(call.change(), customer);
    }
    List<Line> lines = new ArrayList<>();
    String currency = lines(form, lines);
    Form terms = form.under("payment_intent_data");
    IntentCalls.refuseUnspoken(terms);
    long now = call.change().now();
    CheckoutSession session =
        new CheckoutSession(
            call.change().newId("cs_test"),
            now,
            form.whole(
                "expires_at", now + LONGEST_SECONDS, now + SHORTEST_SECONDS, now + LONGEST_SECONDS),
            "open",
            lines,
            currency,
            customer,
            form.text("customer_email"),
            form.text("client_reference_id"),
            form.metadata(),
            new IntentTerms(
                terms.metadata(),
                terms.text("description"),
                terms.oneOf("setup_future_usage", "off_session", "on_session")),
            url(form, "success_url", form.required("success_url")),
            form.text("cancel_url") == null
                ? null
                : url(form, "cancel_url", form.required("cancel_url")),
            null);
    Money.checked(session.amount(), currency, "line_items");
    return call.ok(call.change().put(session));
  }

  private static String lines(Form form, List<Line> lines) {
    String currency = null;
    List<Form> items = form.items("line_items");
    if (items.isEmpty()) {
      throw Refusal.missingParameter("line_items");
    }
    if (items.size() > MOST_LINES) {
      throw Refusal.invalid(null, "line_items", "At most " + MOST_LINES + " line items.");
    }
    for (Form item : items) {
      Form price = item.under("price_data");
      if (price.isEmpty()) {
        throw Refusal.invalid(
            "parameter_missing",
            item.name("price_data"),
            "Only line items with price_data are spoken here.");
      }
      String itemCurrency = Money.currency(price);
      if (currency != null && !currency.equals(itemCurrency)) {
        throw Refusal.invalid(
            null, price.name("currency"), "All line items must have the same currency.");
      }
      currency = itemCurrency;
      price.required("unit_amount");
      Form product = price.under("product_data");
      lines.add(
          new Line(
              product.required("name"),
              product.text("description"),
              price.whole("unit_amount", 0, 0, Money.MOST),
              item.whole("quantity", 1, 1, 999_999)));
    }
    return currency == null ? "" : currency;
  }

  static String url(Form form, String name, String value) {
    try {
      // The session id's place may hold braces, which no URL has.
      URI url = URI.create(value.replace("{CHECKOUT_SESSION_ID}", "id"));
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return value;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw Refusal.invalid("url_invalid", form.name(name), "Not a valid URL");
  }

  Answer retrieve(Call call) {
    return call.ok(session(call));
  }

  Answer list(Call call) {
    String intent = call.form().text("payment_intent");
    return call.page(
        call.change()
            .newestFirst(CheckoutSession.class)
            .filter(session -> intent == null || intent.equals(session.paymentIntent())));
  }

  Answer lineItems(Call call) {
    return Answer.ok(lineItems(session(call)));
  }

  static ObjectNode lineItems(CheckoutSession session) {
    ObjectNode json =
        Json.object()
            .put("object", "list")
            .put("url", "/v1/checkout/sessions/" + session.id() + "/line_items")
            .put("has_more", false);
    json.putArray("data").addAll(StripeObjects.lines(session));
    return json;
  }

  Answer expire(Call call) {
    CheckoutSession session = session(call);
    if (!session.open()) {
      throw Refusal.invalid(
          null,
          null,
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
              + " has a status of "
              + session.status()
              + ".");
    }
    return call.ok(checkouts.expire(call.change(), session));
  }

  private static CheckoutSession session(Call call) {
    return call.change().require(CheckoutSession.class, call.id(), "session");
  }
}
