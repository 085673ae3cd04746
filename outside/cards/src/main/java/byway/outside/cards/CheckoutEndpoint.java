package byway.outside.cards;

import byway.outside.cards.CardEntry.Accepted;
import byway.outside.cards.CardEntry.Mistyped;
import byway.outside.cards.CheckoutPages.Filled;
import byway.outside.cards.Entry.Card;
import byway.outside.cards.Entry.CheckoutSession;
import byway.outside.cards.Entry.IntentStatus;
import byway.outside.cards.Entry.PaymentIntent;
import byway.outside.cards.Entry.PaymentMethod;
import byway.outside.cards.Entry.Problem;
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
  private final StripeObjects objects;
  private final Payments payments;
  private final Checkouts checkouts;

  CheckoutEndpoint(
      CardProcessorSettings settings,
      Books books,
      StripeObjects objects,
      Payments payments,
      Checkouts checkouts) {
    this.settings = settings;
    this.books = books;
    this.objects = objects;
    this.payments = payments;
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
              Form form =
                  Form.parse(
                      body.orElseThrow(
                          () -> new Refusal(413, "", null, null, "That is more than fits here.")));
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
    CheckoutSession session = change.find(CheckoutSession.class, id);
    if (session == null) {
      return message(404, "Nothing to pay here", "This payment page does not exist.");
    }
    if (!session.open()) {
      return closed(session);
    }
    PaymentIntent intent = change.find(PaymentIntent.class, session.paymentIntent());
    Problem problem = intent == null ? null : intent.progress().lastError();
    return Shown.page(
        200,
        CheckoutPages.pay(session, Filled.NOTHING, problem == null ? null : problem.message()));
  }

  private static Shown closed(CheckoutSession session) {
    if (session.status().equals("complete")) {
      return Shown.onTo(Checkouts.afterSuccess(session));
    }
    return Shown.page(
        410,
        CheckoutPages.message(
            "Too late", "This payment page has expired. Nothing was charged.", session));
  }

  private Shown paid(Change change, String id, Form form) {
    CheckoutSession session = change.find(CheckoutSession.class, id);
    if (session == null || !session.open()) {
      return opened(change, id); // Pressed twice, or too late: nothing is charged again.
    }
    String name = form.text("name", "").strip();
    boolean save = form.has("save");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return mistaken(session, name, save, "name", "Please give the name on the card.");
    }
    String[] expiry = expiry(form.text("expiry", ""));
    CardEntry entry =
        CardEntry.read(
            form.text("number", ""),
            expiry[0],
            expiry[1],
            form.text("cvc", "").strip(),
            settings.clock().instant(),
            settings.apiKey());
    return switch (entry) {
      case Mistyped mistyped ->
          mistaken(
              session,
              name,
              save,
              mistyped.field().startsWith("exp") ? "expiry" : mistyped.field(),
              mistyped.message());
      case Accepted accepted -> attempt(change, session, accepted.card(), name, save);
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
      CheckoutSession session, String name, boolean save, String field, String message) {
    return Shown.page(
        422,
        CheckoutPages.pay(
            session,
            new Filled(name, save, Map.of(field, message)),
            "Please check what you entered. Nothing was charged."));
  }

  private Shown attempt(
      Change change, CheckoutSession session, Card card, String name, boolean save) {
    PaymentIntent intent = checkouts.pay(change, session, card, name, save);
    String challenge = intent.progress().challenge();
    if (intent.status() == IntentStatus.REQUIRES_ACTION && challenge != null) {
      return Shown.onTo(objects.challengePage(challenge));
    }
    Problem problem = intent.progress().lastError();
    return problem == null
        ? Shown.onTo(Checkouts.afterSuccess(session))
        : Shown.page(
            402, CheckoutPages.pay(session, new Filled(name, save, Map.of()), problem.message()));
  }

  private Shown asked(Change change, String challenge) {
    PaymentIntent intent = Checkouts.challenged(change, challenge);
    if (intent == null) {
      return message(404, "Nothing to confirm here", "No payment waits for this any longer.");
    }
    if (intent.status() != IntentStatus.REQUIRES_ACTION) {
      return after(change, intent);
    }
    PaymentMethod method = change.known(PaymentMethod.class, intent.progress().paymentMethod());
    return Shown.page(200, CheckoutPages.challenge(intent, method.card()));
  }

  private Shown answered(Change change, String challenge, Form form) {
    PaymentIntent intent = Checkouts.challenged(change, challenge);
    if (intent == null || intent.status() != IntentStatus.REQUIRES_ACTION) {
      return asked(change, challenge);
    }
    boolean proven = "complete".equals(form.oneOf("outcome", "complete", "fail"));
    return after(change, payments.authenticated(change, intent, proven));
  }

  private Shown after(Change change, PaymentIntent intent) {
    boolean paid = intent.status() == IntentStatus.SUCCEEDED;
    CheckoutSession session = change.find(CheckoutSession.class, intent.session());
    if (session != null) {
      return Shown.onTo(paid ? Checkouts.afterSuccess(session) : objects.pageOf(session));
    }
    String url = intent.progress().returnUrl();
    if (url == null) {
      return message(
          200, paid ? "Thank you" : "Not confirmed", "You can close this page and go back.");
    }
    return Shown.onTo(
        url
            + (url.contains("?") ? "&" : "?")
            + "payment_intent="
            + encode(intent.id())
            + "&payment_intent_client_secret="
            + encode(intent.clientSecret())
            + "&redirect_status="
            + (paid ? "succeeded" : "failed"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Shown message(int status, String title, String text) {
    return Shown.page(status, CheckoutPages.message(title, text, null));
  }
}
