package byway.outside.cards;

import byway.outside.cards.Call.Answer;
import byway.outside.cards.Entry.Charge;
import byway.outside.cards.Entry.Dispute;
import byway.outside.cards.Entry.IntentStatus;
import byway.outside.cards.Entry.PaymentIntent;
import byway.outside.cards.Entry.Refund;
import org.jspecify.annotations.Nullable;

/** Charges, and the ways their money goes back. */
final class RefundCalls {

  Answer create(Call call) {
    Form form = call.form();
    Charge charge = charge(call, form);
    if (charge.disputed()) {
      throw Refusal.invalid(
          "charge_disputed", null, "Charge " + charge.id() + " has been charged back.");
    }
    long left = charge.amountCaptured() - charge.amountRefunded();
    if (left == 0) {
      throw Refusal.invalid(
          "charge_already_refunded", null, "Charge " + charge.id() + " has already been refunded.");
    }
    long amount =
        Money.whole(form.whole("amount", left, 1, Money.MOST), charge.currency(), "amount");
    if (amount > left) {
      throw Refusal.invalid(
          null,
          "amount",
          "Refund amount ("
              + Money.text(amount, charge.currency())
              + ") is greater than unrefunded amount on charge ("
              + Money.text(left, charge.currency())
              + ")");
    }
    Change change = call.change();
    Refund refund =
        change.put(
            new Refund(
                change.newId("re"),
                change.now(),
                amount,
                charge.currency(),
                charge.id(),
                charge.paymentIntent(),
                form.oneOf("reason", "duplicate", "fraudulent", "requested_by_customer"),
                form.metadata(),
                null));
    Charge refunded = change.put(charge.with(charge.amountRefunded() + amount, charge.disputed()));
    change.happened("charge.refunded", call.objects().json(change, refunded));
    change.happened("refund.created", call.objects().json(change, refund));
    return call.ok(refund);
  }

  private static Charge charge(Call call, Form form) {
    String chargeId = form.text("charge");
    Charge charge;
    if (chargeId != null) {
      charge = call.change().require(Charge.class, chargeId, "charge");
    } else {
      PaymentIntent intent =
          call.change()
              .require(PaymentIntent.class, form.required("payment_intent"), "payment_intent");
      charge =
          intent.status() == IntentStatus.SUCCEEDED
              ? call.change().find(Charge.class, intent.progress().latestCharge())
              : null;
    }
    if (charge == null || charge.failure() != null) {
      throw Refusal.invalid(
          null,
          chargeId == null ? "payment_intent" : "charge",
          "This payment does not have a successful charge to refund.");
    }
    return charge;
  }

  Answer retrieve(Call call) {
    return call.ok(call.change().require(Refund.class, call.id(), "refund"));
  }

  Answer list(Call call) {
    Form form = call.form();
    return call.page(
        call.change()
            .newestFirst(Refund.class)
            .filter(refund -> matches(form.text("payment_intent"), refund.paymentIntent()))
            .filter(refund -> matches(form.text("charge"), refund.charge())));
  }

  Answer retrieveCharge(Call call) {
    return call.ok(call.change().require(Charge.class, call.id(), "charge"));
  }

  Answer listCharges(Call call) {
    Form form = call.form();
    return call.page(
        call.change()
            .newestFirst(Charge.class)
            .filter(charge -> matches(form.text("payment_intent"), charge.paymentIntent()))
            .filter(charge -> matches(form.text("customer"), charge.customer())));
  }

  Answer retrieveDispute(Call call) {
    return call.ok(call.change().require(Dispute.class, call.id(), "dispute"));
  }

  Answer answerDispute(Call call) {
    Dispute dispute = call.change().require(Dispute.class, call.id(), "dispute");
    Form form = call.form();
    String evidence = form.under("evidence").text("uncategorized_text", "");
    boolean submit = !"false".equals(form.oneOf("submit", "true", "false"));
    return call.ok(new Disputes(call.objects()).answer(call.change(), dispute, evidence, submit));
  }

  /** The seller gives in. */
  Answer closeDispute(Call call) {
    Dispute dispute = call.change().require(Dispute.class, call.id(), "dispute");
    return call.ok(new Disputes(call.objects()).close(call.change(), dispute, false));
  }

  Answer listDisputes(Call call) {
    Form form = call.form();
    return call.page(
        call.change()
            .newestFirst(Dispute.class)
            .filter(dispute -> matches(form.text("payment_intent"), dispute.paymentIntent()))
            .filter(dispute -> matches(form.text("charge"), dispute.charge())));
  }

  private static boolean matches(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }
}
