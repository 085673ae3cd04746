package byway.outside.cards;

import byway.outside.cards.CardEntry.Accepted;
import byway.outside.cards.CardEntry.Mistyped;
import byway.outside.cards.CheckoutPages.Filled;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hosted checkout page under /c/pay and the 3-D Secure page under /3ds. */
final class CheckoutEndpoint implements HttpHandler {
  private static final int LONGEST_NAME = 120;

  private final CardProcessorSettings settings;
  private final Books books;
  private final Intents intents;
  private final Checkouts checkouts;

  CheckoutEndpoint(
      CardProcessorSettings settings, Books books, Intents intents, Checkouts checkouts) {
    this.settings = settings;
    this.books = books;
    this.intents = intents;
    this.checkouts = checkouts;
  }

  /** What the browser is told: a page, or where to go on. */
  private record Shown(int status, String page, @Nullable String location) {
    static Shown page(int status, String html) {
      return new Shown(status, html, null);
    }

    static Shown onTo(String location) {
      return new Shown(303, "", location);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.substring(path.lastIndexOf('/') + 1);
    boolean challenge = path.startsWith("/3ds/");
    Optional<String> body = Exchanges.body(exchange, settings.limits().bodyBytes());
    Shown shown;
    try {
      shown =
          switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" ->
                books.change(change -> challenge ? asked(change, id) : opened(change, id));
            case "POST" -> {
              var form = Form.parse(body.orElseThrow(Refusal::tooLarge));
              yield books.change(
                  change -> challenge ? answered(change, id, form) : paid(change, id, form));
            }
            default -> message(405, "Not that way", "This page is opened or sent, nothing else.");
          };
    } catch (Refusal refusal) {
      shown = message(refusal.status, "That did not work", String.valueOf(refusal.getMessage()));
    }
    if (shown.location != null) {
      Exchanges.redirect(exchange, shown.location);
    } else {
      Exchanges.page(exchange, shown.status, shown.page);
    }
  }

  private Shown opened(Change change, String id) {
    var session = change.find(Checkouts.KIND, id);
    if (session == null) {
      return message(404, "Nothing to pay here", "This payment page does not exist.");
    }
    if (Json.is(session, "status", "complete")) {
      return Shown.onTo(Checkouts.afterSuccess(session));
    }
    if (!Checkouts.isOpen(session)) {
      return Shown.page(
          410,
          CheckoutPages.message(
              "Too late", "This payment page has expired. Nothing was charged.", session));
    }
    var intent = change.find(Intents.KIND, Json.text(session, Intents.KIND));
    var problem = intent == null ? null : problem(intent);
    return Shown.page(200, CheckoutPages.pay(session, Filled.NOTHING, problem));
  }

  private static @Nullable String problem(ObjectNode intent) {
    return Json.text(intent.path("last_payment_error"), "message");
  }

  private Shown paid(Change change, String id, Form form) {
    var session = change.find(Checkouts.KIND, id);
    if (session == null || !Checkouts.isOpen(session)) {
      return opened(change, id); // Pressed twice, or too late: nothing is charged again.
    }
    var name = form.text("name", "").strip();
    boolean save = form.text("save") != null;
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return mistaken(session, name, save, "name", "Please give the name on the card.");
    }
    var expiry = expiry(form.text("expiry", ""));
    var entry =
        CardEntry.read(
            form.text("number", ""),
            expiry[0],
            expiry[1],
            form.text("cvc", "").strip(),
            settings.clock().instant(),
            settings.apiKey());
    return switch (entry) {
      case Mistyped mistyped -> {
        var field = mistyped.field().startsWith("exp") ? "expiry" : mistyped.field();
        yield mistaken(session, name, save, field, mistyped.message());
      }
      case Accepted accepted -> attempt(change, session, accepted, name, save);
    };
  }

  /** Month and year, with or without a slash: the number pad of many phones has none. */
  private static String[] expiry(String typed) {
    String text = typed.replaceAll("\\s", "");
    if (text.matches("[0-9]{4}([0-9]{2})?")) {
      return new String[] {text.substring(0, 2), text.substring(2)};
    }
    String[] parts = text.split("[/.-]", 2);
    return parts.length == 2 ? parts : new String[] {text, ""};
  }

  private static Shown mistaken(
      ObjectNode session, String name, boolean save, String field, String message) {
    return Shown.page(
        422,
        CheckoutPages.pay(
            session,
            new Filled(name, save, Map.of(field, message)),
            "Please check what you entered. Nothing was charged."));
  }

  private Shown attempt(
      Change change, ObjectNode session, Accepted card, String name, boolean save) {
    var intent = Checkouts.pay(change, intents, session, card, name, save);
    if (Json.is(intent, "status", Intents.REQUIRES_ACTION)) {
      return Shown.onTo(intents.challengePage(intent));
    }
    var problem = problem(intent);
    return problem == null
        ? Shown.onTo(Checkouts.afterSuccess(session))
        : Shown.page(402, CheckoutPages.pay(session, new Filled(name, save, Map.of()), problem));
  }

  private Shown asked(Change change, String challenge) {
    var intent = Checkouts.challenged(change, challenge);
    if (intent == null) {
      return message(404, "Nothing to confirm here", "No payment waits for this any longer.");
    }
    if (!Json.is(intent, "status", Intents.REQUIRES_ACTION)) {
      return after(change, intent);
    }
    var method = change.known(PaymentMethods.KIND, Json.text(intent, PaymentMethods.KIND));
    return Shown.page(200, CheckoutPages.challenge(intent, method.path("card")));
  }

  private Shown answered(Change change, String challenge, Form form) {
    var found = Checkouts.challenged(change, challenge);
    if (found == null || !Json.is(found, "status", Intents.REQUIRES_ACTION)) {
      return asked(change, challenge);
    }
    var intent = change.edit(found);
    boolean isProven = "complete".equals(form.oneOf("outcome", "complete", "fail"));
    intents.authenticated(change, intent, isProven);
    return after(change, intent);
  }

  private Shown after(Change change, ObjectNode intent) {
    boolean isPaid = Json.is(intent, "status", Intents.SUCCEEDED);
    var session = change.find(Checkouts.KIND, Json.text(intent.path("_"), "session"));
    if (session != null) {
      return Shown.onTo(isPaid ? Checkouts.afterSuccess(session) : checkouts.pageOf(session));
    }
    var url = Json.text(intent.path("_"), "return_url");
    if (url == null) {
      return message(
          200, isPaid ? "Thank you" : "Not confirmed", "You can close this page and go back.");
    }
    return Shown.onTo(
        url
            + (url.contains("?") ? "&" : "?")
            + "payment_intent="
            + encode(Json.id(intent))
            + "&payment_intent_client_secret="
            + encode(intent.path("client_secret").asText())
            + "&redirect_status="
            + (isPaid ? "succeeded" : "failed"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Shown message(int status, String title, String text) {
    return Shown.page(status, CheckoutPages.message(title, text, null));
  }
}
