package byway.outside.cards;

import byway.outside.cards.CardEntry.Accepted;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a hosted checkout does between being created and being paid. Kept to itself of each session:
 * its {@code lines}, and the {@code terms} of its payment.
 */
final class Checkouts {
  static final String KIND = "checkout.session";

  private final String publicUrl;

  Checkouts(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  static boolean isOpen(ObjectNode session) {
    return Json.is(session, "status", "open");
  }

  String pageOf(ObjectNode session) {
    return publicUrl + "/c/pay/" + Json.id(session);
  }

  static String afterSuccess(ObjectNode session) {
    return session.path("success_url").asText().replace("{CHECKOUT_SESSION_ID}", Json.id(session));
  }

  /** Whether the seller asked for the card to be kept, so that the guest is told, not asked. */
  static boolean savesAlways(ObjectNode session) {
    return Json.text(session.path("_").path("terms"), "setup_future_usage") != null;
  }

  /** The guest presses "Pay": one more attempt at the session's one payment. */
  static ObjectNode pay(
      Change change,
      Intents intents,
      ObjectNode found,
      Accepted card,
      String holder,
      boolean saves) {
    var session = change.edit(found);
    if (Json.text(session, "customer") == null && (saves || savesAlways(session))) {
      var customer =
          Customers.create(change)
              .put("email", Json.text(session, "customer_email"))
              .put("name", holder);
      session.put("customer", Json.id(customer));
    }
    var intent = intentOf(change, session);
    intent.put("customer", Json.text(session, "customer"));
    if (!savesAlways(session)) {
      intent.put("setup_future_usage", saves ? "off_session" : null);
    }
    var method = PaymentMethods.create(change, card, holder);
    intents.confirm(change, intent, method, true, null);
    return intent;
  }

  private static ObjectNode intentOf(Change change, ObjectNode session) {
    var known = change.find(Intents.KIND, Json.text(session, Intents.KIND));
    if (known != null) {
      return change.edit(known);
    }
    var intent =
        Intents.create(
            change,
            session.path("amount_total").asLong(),
            session.path("currency").asText(),
            Json.text(session, "customer"),
            (ObjectNode) Json.own(session).path("terms"));
    Json.own(intent).put("session", Json.id(session));
    session.put(Intents.KIND, Json.id(intent));
    return intent;
  }

  /** The payment was taken, perhaps one of a session. */
  void paid(Change change, ObjectNode intent, ObjectNode method) {
    var found = change.find(KIND, Json.text(intent.path("_"), "session"));
    if (found == null) {
      return;
    }
    var session = change.edit(found);
    session.put("status", "complete").put("payment_status", "paid").putNull("url");
    session
        .putObject("customer_details")
        .put("email", Json.text(session, "customer_email"))
        .put("name", Json.text(method.path("billing_details"), "name"));
    change.happened("checkout.session.completed", session);
  }

  static ObjectNode expire(Change change, ObjectNode found) {
    var session = change.edit(found);
    var intent = change.find(Intents.KIND, Json.text(session, Intents.KIND));
    if (intent != null && !Intents.isOver(intent)) {
      Intents.cancel(change, change.edit(intent), "automatic");
    }
    session.put("status", "expired").putNull("url");
    change.happened("checkout.session.expired", session);
    return session;
  }

  /** Expires what is due; called every second. */
  static int expireDue(Change change) {
    var due =
        change
            .newestFirst(KIND)
            .filter(
                session -> isOpen(session) && session.path("expires_at").asLong() <= change.now())
            .toList();
    due.forEach(session -> expire(change, session));
    return due.size();
  }

  /** The payment whose 3-D Secure page this is; null when nobody waits on it any longer. */
  static @Nullable ObjectNode challenged(Change change, String challenge) {
    return change
        .newestFirst(Intents.KIND)
        .filter(intent -> Json.is(intent.path("_"), "challenge", challenge))
        .findFirst()
        .orElse(null);
  }
}
