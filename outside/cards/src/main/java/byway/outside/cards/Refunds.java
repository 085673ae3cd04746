package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Money on its way back to a card. */
final class Refunds {
  static final String KIND = "refund";

  private Refunds() {}

  static void addTo(Routes routes) {
    routes
        .add("POST /v1/refunds", Refunds::create)
        .addReads("/v1/refunds", KIND, KIND, Intents.KIND, Charges.KIND);
  }

  private static ObjectNode create(Call call) {
    var form = call.form();
    var charge = call.change().edit(charge(call, form));
    var which = "Charge " + Json.id(charge);
    if (charge.path("disputed").asBoolean()) {
      throw Refusal.invalid("charge_disputed", null, which + " has been charged back.");
    }
    long left = Charges.left(charge);
    if (left == 0) {
      throw Refusal.invalid("charge_already_refunded", null, which + " has already been refunded.");
    }
    var currency = Charges.currency(charge);
    long amount = Amounts.whole(form.whole("amount", left, 1, Amounts.MOST), currency, "amount");
    if (amount > left) {
      throw Refusal.invalid(
          null,
          "amount",
          "Refund amount (%s) is greater than unrefunded amount on charge (%s)"
              .formatted(Amounts.text(amount, currency), Amounts.text(left, currency)));
    }
    var refund =
        call.change()
            .create(KIND, Secrets.fresh("re"))
            .put("amount", amount)
            .put("currency", currency)
            .put("charge", Json.id(charge))
            .put("payment_intent", Json.text(charge, Intents.KIND))
            .put("reason", form.oneOf("reason", "duplicate", "fraudulent", "requested_by_customer"))
            .put("status", "succeeded");
    refund.set("metadata", form.metadata());
    call.change().happened("charge.refunded", Charges.refund(charge, amount));
    call.change().happened("refund.created", refund);
    return Json.told(refund);
  }

  private static ObjectNode charge(Call call, Form form) {
    var change = call.change();
    var id = form.text(Charges.KIND);
    var charge =
        id != null
            ? change.require(Charges.KIND, id, Charges.KIND)
            : change.find(
                Charges.KIND,
                Json.text(
                    change.require(Intents.KIND, form.required(Intents.KIND), Intents.KIND),
                    "latest_charge"));
    if (charge == null || !charge.path("paid").asBoolean()) {
      throw Refusal.invalid(
          null,
          id == null ? Intents.KIND : Charges.KIND,
          "This payment does not have a successful charge to refund.");
    }
    return charge;
  }

  /** The bank sends a refund back, as when the card's account is closed. */
  static void fail(Change change, ObjectNode found) {
    if (Json.is(found, "status", "failed")) {
      return;
    }
    var refund = change.edit(found);
    refund.put("status", "failed").put("failure_reason", "expired_or_canceled_card");
    var charge = change.edit(change.known(Charges.KIND, Json.text(refund, Charges.KIND)));
    Charges.refund(charge, -refund.path("amount").asLong());
    change.happened("refund.failed", refund);
    change.happened("charge.refund.updated", refund);
  }
}
