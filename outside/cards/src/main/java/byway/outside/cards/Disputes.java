package byway.outside.cards;

import byway.outside.cards.Entry.Charge;
import byway.outside.cards.Entry.Dispute;
import byway.outside.cards.Entry.Refund;

/**
 * What becomes of a payment after it was taken, without its seller: the holder asks the bank for
 * the money, the bank decides, a refund comes back.
 */
final class Disputes {
  static final String NEEDS_RESPONSE = "needs_response";
  static final String INQUIRY = "warning_needs_response";
  private static final String UNDER_REVIEW = "under_review";
  private static final String INQUIRY_UNDER_REVIEW = "warning_under_review";
  private static final String WON = "won";
  private static final String LOST = "lost";
  private static final String INQUIRY_CLOSED = "warning_closed";

  private final StripeObjects objects;

  Disputes(StripeObjects objects) {
    this.objects = objects;
  }

  /** An inquiry moves no money; a dispute takes all of the charge that was not refunded. */
  Dispute open(Change change, Charge charge, boolean isInquiry) {
    Dispute dispute =
        change.put(
            new Dispute(
                change.newId("du"),
                change.now(),
                charge.amount() - charge.amountRefunded(),
                charge.currency(),
                charge.id(),
                charge.paymentIntent(),
                isInquiry ? INQUIRY : NEEDS_RESPONSE));
    change.put(charge.with(charge.amountRefunded(), !isInquiry));
    happened(change, "created", dispute);
    if (!isInquiry) {
      happened(change, "funds_withdrawn", dispute);
    }
    return dispute;
  }

  /** Stripe's test texts decide at once; anything else waits for the bank. */
  Dispute answer(Change change, Dispute dispute, String evidence, boolean submit) {
    requireOpen(dispute);
    return switch (evidence) {
      case "winning_evidence" -> close(change, dispute, true);
      case "losing_evidence" -> close(change, dispute, false);
      default -> {
        Dispute waiting =
            submit
                ? change.put(
                    dispute.with(dispute.isInquiry() ? INQUIRY_UNDER_REVIEW : UNDER_REVIEW))
                : dispute;
        happened(change, "updated", waiting);
        yield waiting;
      }
    };
  }

  Dispute close(Change change, Dispute dispute, boolean isWon) {
    requireOpen(dispute);
    boolean isInquiry = dispute.isInquiry();
    Dispute closed = change.put(dispute.with(isInquiry ? INQUIRY_CLOSED : isWon ? WON : LOST));
    if (isWon && !isInquiry) {
      Charge charge = change.known(Charge.class, dispute.charge());
      change.put(charge.with(charge.amountRefunded(), false));
    }
    happened(change, "closed", closed);
    if (isWon && !isInquiry) {
      happened(change, "funds_reinstated", closed);
    }
    return closed;
  }

  /** The bank sends a refund back, as when the card's account is closed. */
  Refund fail(Change change, Refund refund) {
    if (refund.hasFailed()) {
      return refund;
    }
    Refund failed = change.put(refund.failed("expired_or_canceled_card"));
    Charge charge = change.known(Charge.class, refund.charge());
    change.put(charge.with(charge.amountRefunded() - refund.amount(), charge.disputed()));
    change.happened("refund.failed", objects.json(change, failed));
    change.happened("charge.refund.updated", objects.json(change, failed));
    return failed;
  }

  private static void requireOpen(Dispute dispute) {
    if (dispute.isOver()) {
      throw Refusal.invalid(null, null, "This dispute is already closed");
    }
  }

  private void happened(Change change, String what, Dispute dispute) {
    change.happened("charge.dispute." + what, objects.json(change, dispute));
  }
}
