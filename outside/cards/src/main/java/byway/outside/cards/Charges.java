package byway.outside.cards;

import byway.outside.cards.TestCard.Decline;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Attempts at the money of a payment, and what of it went back. */
final class Charges {
  static final String KIND = "charge";

  private Charges() {}

  static ObjectNode create(
      Change change,
      ObjectNode intent,
      ObjectNode method,
      boolean isAuthenticated,
      @Nullable Decline decline) {
    boolean isPaid = decline == null;
    long amount = intent.path("amount").asLong();
    var charge =
        change
            .create(KIND, Secrets.fresh("ch"))
            .put("amount", amount)
            .put("amount_captured", isPaid ? amount : 0)
            .put("amount_refunded", 0)
            .put("captured", isPaid)
            .put("paid", isPaid)
            .put("refunded", false)
            .put("disputed", false)
            .put("status", isPaid ? "succeeded" : "failed")
            .put("currency", intent.path("currency").asText())
            .put("customer", Json.text(intent, "customer"))
            .put("description", Json.text(intent, "description"))
            .put("payment_intent", Json.id(intent))
            .put("payment_method", Json.id(method))
            .put("failure_code", decline == null ? null : decline.code())
            .put("failure_message", decline == null ? null : decline.message());
    charge.set("metadata", intent.path("metadata").deepCopy());
    charge.set("billing_details", method.path("billing_details").deepCopy());
    charge
        .putObject("outcome")
        .put("network_status", isPaid ? "approved_by_network" : "declined_by_network")
        .put("reason", decline == null ? null : decline.declineCode())
        .put("type", isPaid ? "authorized" : "issuer_declined");
    ObjectNode card = method.path("card").deepCopy();
    if (isAuthenticated) {
      card.putObject("three_d_secure").put("result", "authenticated").put("version", "2.2.0");
    }
    charge.putObject("payment_method_details").put("type", "card").set("card", card);
    return charge;
  }

  static String currency(ObjectNode charge) {
    return charge.path("currency").asText();
  }

  /** What was taken and has not gone back. */
  static long left(ObjectNode charge) {
    return charge.path("amount_captured").asLong() - charge.path("amount_refunded").asLong();
  }

  static ObjectNode refund(ObjectNode charge, long amount) {
    long refunded = charge.path("amount_refunded").asLong() + amount;
    return charge
        .put("amount_refunded", refunded)
        .put("refunded", refunded == charge.path("amount").asLong());
  }
}
