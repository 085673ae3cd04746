package byway.commerce.payments.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.calls.Recorded;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/**
 * Money, through a card processor. A payment belongs to one order and is asked for with the order's
 * id as idempotency key, so nothing is ever paid twice. Refuses with {@code not_found}, and with
 * {@code processor_unavailable} where the processor does not answer.
 */
@Contract("payments")
@Path("/internal/payments")
public interface Payments {
  /**
   * Begins a payment on the processor's own page, or charges a saved card. Refuses with {@code
   * amount_invalid}, {@code amount_not_payable}, {@code currency_not_taken}, {@code
   * payment_invalid}, {@code payment_refused}, {@code card_declined}, {@code key_reused}.
   */
  @POST
  @Allowed({})
  @Recorded(NOTHING)
  Payment start(StartPayment command);

  @GET
  @Path("/{orderId}")
  @Allowed(STAFF)
  Payment get(@PathParam("orderId") UUID orderId);

  /**
   * Asks the processor what became of it, for when its message was lost: of a payment that is open,
   * or of the money after it was captured.
   */
  @POST
  @Path("/{orderId}/refresh")
  @Allowed({MANAGER, SUPPORT, FINANCE})
  @Recorded(NOTHING)
  Payment refresh(@PathParam("orderId") UUID orderId);

  /**
   * Pays back a part or all; the same key again changes nothing. Refuses with {@code
   * amount_invalid}, {@code amount_not_payable}, {@code more_than_captured}, {@code key_reused},
   * {@code payment_disputed}, {@code already_refunded}, and with {@code refund_refused} where the
   * processor refuses it for good: then it is over.
   */
  @POST
  @Path("/{orderId}/refunds")
  @Allowed({})
  @Recorded(NOTHING)
  Payment refund(@PathParam("orderId") UUID orderId, RefundPayment command);

  /**
   * What the processor tells us, as it came. Refuses with {@code signature_invalid}, {@code
   * malformed}, {@code too_large}.
   */
  @POST
  @Path("/webhooks/stripe")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  void stripe(ProcessorMessage message);

  /** Cards that a customer has saved with the processor. */
  @GET
  @Path("/cards/{customerId}")
  @Allowed(CUSTOMER)
  List<SavedCard> cards(@Own @PathParam("customerId") UUID customerId);

  @DELETE
  @Path("/cards/{customerId}")
  @Allowed(CUSTOMER)
  void forget(
      @Own @PathParam("customerId") UUID customerId,
      @QueryParam("card") @DefaultValue("") String card);

  /** Whether anything can be paid here, for pages that offer to. */
  @GET
  @Path("/acceptance")
  @Allowed(ANYBODY)
  Acceptance acceptance();

  /** Money captured and paid back so far. */
  @GET
  @Path("/totals")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  PaymentTotals totals();
}
