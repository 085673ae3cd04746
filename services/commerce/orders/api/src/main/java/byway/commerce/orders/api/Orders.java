package byway.commerce.orders.api;

import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Purchases. Refuses with {@code not_found}, {@code cursor_invalid}. */
@Contract("orders")
@Path("/internal/orders")
public interface Orders {
  /**
   * Places an order; the same key again answers the same order. Refuses with {@code
   * pack_not_on_sale}, {@code order_invalid}, {@code key_reused}, and as {@code Payments.start}.
   */
  @POST
  @Allowed(CUSTOMER)
  PlacedOrder place(PlaceOrder command);

  /**
   * An order as it stands. Of one that waits for its payment the processor is asked first, at most
   * every three seconds and for at most four, so that whoever looks sees the truth; {@code
   * paymentAskedAt} says when.
   */
  @GET
  @Path("/{id}")
  @Allowed({CUSTOMER, STAFF})
  Order get(@PathParam("id") UUID id);

  /** Newest first; of one customer, or of all. */
  @GET
  @Allowed({CUSTOMER, STAFF})
  Page<Order> list(
      @Own @QueryParam("customer") @Nullable UUID customerId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /**
   * Those that are asked for, newest first unless it says otherwise. By {@code id}, {@code
   * customer}, {@code pack} (words without a field), {@code state}, {@code price}, {@code
   * currency}, {@code bytes}, {@code placed}, {@code paid}, {@code flagged}, {@code since} and
   * {@code until}. Refuses with the codes of {@code kit/filters}.
   */
  @POST
  @Path("/find")
  @Allowed(STAFF)
  Page<Order> find(ListRequest asked);

  /**
   * Those that staff should look at, newest first: disputed, owed for, or with a refund that
   * failed; of one customer, or of all.
   */
  @GET
  @Path("/flagged")
  @Allowed(STAFF)
  Page<Order> flagged(
      @QueryParam("customer") @Nullable UUID customerId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /**
   * Takes back what is left of the pack and pays back its share of the price. Refuses with {@code
   * not_refundable}, also where the payment is disputed or was paid back already, and {@code
   * order_invalid}; and staff with {@code approval_needed} above what the operator lets one of them
   * pay back.
   */
  @POST
  @Path("/{id}/refund")
  @Allowed({MANAGER, SUPPORT, FINANCE})
  @Confirmed
  Order refund(@PathParam("id") UUID id, RefundOrder command);
}
