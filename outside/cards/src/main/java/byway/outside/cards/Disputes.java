package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The holder asks the bank for the money of a charge, and the bank decides. */
final class Disputes {
  static final String KIND = "dispute";
  private static final Set<String> OVER = Set.of("won", "lost", "warning_closed");

  private Disputes() {}

  static void addTo(Routes routes) {
    routes
        .add("POST /v1/disputes/{id}", Disputes::answer)
        .add(
            "POST /v1/disputes/{id}/close",
            call -> Json.told(close(call.change(), call.require(KIND, KIND), false)))
        .addReads("/v1/disputes", KIND, KIND, Intents.KIND, Charges.KIND);
  }

  /** An inquiry moves no money; a dispute takes all of the charge that was not refunded. */
  static ObjectNode open(Change change, ObjectNode found, boolean isInquiry) {
    var charge = change.edit(found);
    var dispute =
        change
            .create(KIND, Secrets.fresh("du"))
            .put("amount", Charges.left(charge))
            .put("currency", Charges.currency(charge))
            .put("charge", Json.id(charge))
            .put("payment_intent", Json.text(charge, Intents.KIND))
            .put("reason", "fraudulent")
            .put("status", isInquiry ? "warning_needs_response" : "needs_response")
            .put("is_charge_refundable", isInquiry);
    dispute.putObject("evidence");
    dispute.putObject("metadata");
    charge.put("disputed", !isInquiry);
    change.happened("charge.dispute.created", dispute);
    if (!isInquiry) {
      change.happened("charge.dispute.funds_withdrawn", dispute);
    }
    return dispute;
  }

  /** Stripe's test texts decide at once; anything else waits for the bank. */
  private static ObjectNode answer(Call call) {
    var dispute = call.change().edit(call.require(KIND, KIND));
    requireOpen(dispute);
    var evidence = call.form().under("evidence").text("uncategorized_text", "");
    boolean isSubmitted = !"false".equals(call.form().oneOf("submit", "true", "false"));
    switch (evidence) {
      case "winning_evidence" -> close(call.change(), dispute, true);
      case "losing_evidence" -> close(call.change(), dispute, false);
      default -> {
        if (isSubmitted) {
          dispute.put("status", isInquiry(dispute) ? "warning_under_review" : "under_review");
        }
        call.change().happened("charge.dispute.updated", dispute);
      }
    }
    return Json.told(dispute);
  }

  static ObjectNode close(Change change, ObjectNode found, boolean isWon) {
    requireOpen(found);
    var dispute = change.edit(found);
    boolean isInquiry = isInquiry(dispute);
    dispute.put("status", isInquiry ? "warning_closed" : isWon ? "won" : "lost");
    change.happened("charge.dispute.closed", dispute);
    if (isWon && !isInquiry) {
      change
          .edit(change.known(Charges.KIND, Json.text(dispute, Charges.KIND)))
          .put("disputed", false);
      change.happened("charge.dispute.funds_reinstated", dispute);
    }
    return dispute;
  }

  private static boolean isInquiry(ObjectNode dispute) {
    return dispute.path("status").asText().startsWith("warning_");
  }

  private static void requireOpen(ObjectNode dispute) {
    if (OVER.contains(dispute.path("status").asText())) {
      throw Refusal.invalid(null, null, "This dispute is already closed");
    }
  }
}
