package byway.outside.cards;

import byway.outside.cards.Entry.Charge;
import byway.outside.cards.Entry.CheckoutSession;
import byway.outside.cards.Entry.PaymentIntent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One payment as an onlooker sees it.
 *
 * @param id the payment intent's id
 * @param status as in Stripe's API, such as succeeded
 * @param amountMinor what it is about, in minor units
 * @param capturedMinor what was taken from the card
 * @param refundedMinor what went back to it
 * @param card brand and last four digits, such as {@code visa 4242}
 * @param createdSeconds seconds since 1970
 */
public record Payment(
    String id,
    String status,
    long amountMinor,
    long capturedMinor,
    long refundedMinor,
    String currency,
    boolean disputed,
    @Nullable String customer,
    @Nullable String session,
    @Nullable String clientReferenceId,
    Map<String, String> metadata,
    @Nullable String card,
    long createdSeconds) {
  static Payment of(Change change, PaymentIntent intent) {
    Charge charge = change.find(Charge.class, intent.progress().latestCharge());
    CheckoutSession session = change.find(CheckoutSession.class, intent.session());
    return new Payment(
        intent.id(),
        intent.status().wire(),
        intent.amount(),
        charge == null ? 0 : charge.amountCaptured(),
        charge == null ? 0 : charge.amountRefunded(),
        intent.currency(),
        charge != null && charge.disputed(),
        intent.customer(),
        intent.session(),
        session == null ? null : session.clientReferenceId(),
        intent.metadata(),
        charge == null ? null : charge.card().brand() + " " + charge.card().last4(),
        intent.created());
  }
}
