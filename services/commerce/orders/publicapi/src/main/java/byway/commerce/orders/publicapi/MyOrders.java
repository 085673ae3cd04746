package byway.commerce.orders.publicapi;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderState;
import byway.commerce.orders.api.Orders;
import byway.commerce.orders.api.PlaceOrder;
import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.Price;
import byway.fronts.publicapi.PublicApi;
import byway.fronts.web.GuestPages;
import byway.fronts.web.RepeatKeys;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The signed-in customer's orders. */
@RunOnVirtualThread
@Path("/api/v1")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Buying")
class MyOrders {
  private static final int MOST_CHARACTERS = 2_000;

  private final Orders orders;
  private final GuestPages guests;
  private final Callers callers;

  MyOrders(Orders orders, GuestPages guests, Callers callers) {
    this.orders = orders;
    this.guests = guests;
    this.callers = callers;
  }

  @Schema(name = "NewOrder")
  public record NewOrder(
      @Schema(required = true) @Nullable UUID packId,
      @Schema(description = "Pay at once with this card, instead of on the payment page")
          @Nullable String savedCard,
      @Schema(description = "Keep the card for the next time") @Nullable Boolean saveCard,
      @Schema(description = "http(s) address to come back to after paying")
          @Nullable String returnUrl,
      @Schema(description = "http(s) address to come back to without having paid")
          @Nullable String cancelUrl) {}

  /** How far an order is. */
  @Schema(name = "OrderState")
  public enum State {
    PLACED,
    PAID,
    FULFILLED,
    CANCELLED,
    REFUNDED;

    static State of(OrderState state) {
      return switch (state) {
        case PLACED -> PLACED;
        case PAID -> PAID;
        case FULFILLED -> FULFILLED;
        case CANCELLED -> CANCELLED;
        case REFUNDED -> REFUNDED;
      };
    }
  }

  /** One purchase of one pack. */
  @Schema(name = "Order")
  public record OrderView(
      UUID id,
      UUID packId,
      String packName,
      long bytes,
      Price price,
      @Schema(
              description =
                  "PLACED: not paid yet; PAID: the bytes are being added; FULFILLED: they are"
                      + " there; CANCELLED: will not be paid; REFUNDED: paid back")
          State state,
      Instant placedAt,
      @Nullable Instant paidAt,
      @Schema(description = "Where to pay, while that is needed") @Nullable String paymentUrl,
      @Nullable MoneyMoved money) {
    static OrderView of(Order order, @Nullable String paymentUrl) {
      return new OrderView(
          order.id(),
          order.packId(),
          order.packName(),
          order.bytes(),
          Price.of(order.price()),
          State.of(order.state()),
          order.placedAt(),
          order.paidAt(),
          paymentUrl,
          MoneyMoved.of(order.money()));
    }
  }

  @POST
  @Path("/orders")
  @Operation(
      summary = "Order a pack",
      description =
          "Send the customer to `paymentUrl`, unless a saved card paid at once; then look at the"
              + " order until it is `FULFILLED`. The same `Idempotency-Key` again answers the same"
              + " order, so a request whose answer was lost can simply be sent again. Refuses with"
              + " `idempotency_key_missing`, `address_invalid`, `order_invalid`, `pack_not_on_sale`,"
              + " `key_reused`, `card_declined`, `processor_unavailable`.")
  @APIResponse(
      responseCode = "201",
      description = "Placed",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @SecurityRequirement(name = ApiDescription.BEARER)
  public Response placeOrder(
      @Parameter(
              required = true,
              description = "Your own name for this purchase: 1 to 200 visible characters")
          @HeaderParam("Idempotency-Key")
          @Nullable String word,
      @Nullable NewOrder body) {
    var customer = callers.customer();
    var asked = Callers.body(body);
    var packId = Callers.needed(asked.packId(), "packId");
    var key = RepeatKeys.of(customer.toString(), "api order " + checked(word));
    var back = callers.origin() + guests.paid(key);
    var placed =
        orders.place(
            new PlaceOrder(
                key,
                customer,
                packId,
                address(asked.returnUrl(), back, "returnUrl"),
                address(asked.cancelUrl(), callers.origin() + guests.notPaid(), "cancelUrl"),
                Boolean.TRUE.equals(asked.saveCard()),
                asked.savedCard()));
    return Response.created(URI.create("/api/v1/orders/" + key))
        .entity(OrderView.of(placed.order(), placed.paymentUrl()))
        .build();
  }

  @GET
  @Path("/orders/{id}")
  @Operation(summary = "How far an order of mine is")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @SecurityRequirement(name = ApiDescription.BEARER)
  public OrderView order(@PathParam("id") UUID id) {
    var customer = callers.customer();
    var order = orders.get(id);
    if (!order.customerId().equals(customer)) {
      throw Refusal.notFound("the order");
    }
    return OrderView.of(order, null);
  }

  private static String checked(@Nullable String word) {
    if (word == null || !word.matches("[\\x21-\\x7e]{1,200}")) {
      throw Refusal.invalid(
          "idempotency_key_missing", "send an Idempotency-Key of 1 to 200 visible characters");
    }
    return word;
  }

  private static String address(@Nullable String given, String usual, String field) {
    if (given == null) {
      return usual;
    }
    try {
      var uri = URI.create(given);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && given.length() <= MOST_CHARACTERS) {
        return given;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw Refusal.invalid("address_invalid", field + " is not an http or https address");
  }
}
