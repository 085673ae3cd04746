package byway.fronts.portal;

import byway.charging.balances.api.Balances;
import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.Pack;
import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderState;
import byway.commerce.orders.api.Orders;
import byway.commerce.orders.api.PlaceOrder;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.Payments;
import byway.commerce.payments.api.SavedCard;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Possible;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Buying a pack: to the processor's payment page and back, also with nothing left. */
@RunOnVirtualThread
@Path(PortalPages.HOME)
@InContext
class BuyPages {
  private static final Logger LOG = Logger.getLogger(BuyPages.class);
  private static final int QUICK_LOOKS = 10;
  private static final int MOST_LOOKS = 60;

  private final Orders orders;
  private final Payments payments;
  private final Balances balances;
  private final Catalog catalog;
  private final Possible possible;
  private final Visitors visitors;
  private final Pages pages;
  private final PortalPages portal;
  private final Ids ids;

  BuyPages(
      Orders orders,
      Payments payments,
      Balances balances,
      Catalog catalog,
      Possible possible,
      Visitors visitors,
      Pages pages,
      PortalPages portal,
      Ids ids) {
    this.orders = orders;
    this.payments = payments;
    this.balances = balances;
    this.catalog = catalog;
    this.possible = possible;
    this.visitors = visitors;
    this.pages = pages;
    this.portal = portal;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "portal")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance savedCard(
        List<SavedCard> cards, List<Pack> packs, String key, boolean away);

    static native TemplateInstance paid(Order order, long leftBytes, Looks looks);
  }

  /**
   * How often the page has looked for the money, for a browser without JavaScript: every 2 seconds,
   * later every 10, at last no more.
   */
  public record Looks(int number) {
    public boolean isGoingOn() {
      return number < MOST_LOOKS;
    }

    public int waitSeconds() {
      return number < QUICK_LOOKS ? 2 : 10;
    }

    public int next() {
      return number + 1;
    }
  }

  /** On a page of its own, because only the processor knows the cards, and asking it takes time. */
  @GET
  @Path("/saved-card")
  public Response savedCard() {
    var customer = visitors.customer();
    var key = ids.next().toString();
    try {
      var cards = payments.cards(customer);
      return pages.show(Templates.savedCard(cards, catalog.packs(), key, false));
    } catch (Refusal | CallFailed e) {
      LOG.warnf("the cards of a customer cannot be looked at: %s", e.getMessage());
      return pages.show(Templates.savedCard(List.of(), List.of(), key, true));
    }
  }

  @POST
  @Path("/buy")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response buy(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    var words = pages.words(PortalMessages.class);
    if (!possible.isCanBuy()) {
      return again(customer, form.wrong(words.noBuying()));
    }
    try {
      var origin = visitors.current().origin();
      var key = RepeatKeys.of(customer.toString(), "order " + form.value("key"));
      var placed =
          orders.place(
              new PlaceOrder(
                  key,
                  customer,
                  UUID.fromString(form.value("pack")),
                  origin + "/portal/paid?order=" + key,
                  origin + "/portal/cancelled",
                  form.has("save"),
                  form.has("card") ? form.value("card") : null));
      var paymentUrl = placed.paymentUrl();
      return pages.seeOther(paymentUrl == null ? "/portal/paid?order=" + key : paymentUrl);
    } catch (IllegalArgumentException e) {
      return again(customer, form.wrong(words.packGone()));
    } catch (Refusal e) {
      return again(customer, form.wrong(inWords(e, words)));
    } catch (CallFailed e) {
      LOG.warn(e.getMessage());
      return again(customer, form.wrong(words.paymentAway()));
    }
  }

  private Response again(UUID customer, Form form) {
    return pages.showAgain(portal.home(customer, form));
  }

  private static String inWords(Refusal refusal, PortalMessages words) {
    return switch (refusal.code()) {
      case "pack_not_on_sale", "not_found" -> words.packGone();
      case "card_declined" -> words.cardDeclined();
      case "processor_unavailable", "unavailable" -> words.paymentAway();
      default -> throw refusal;
    };
  }

  /**
   * Where the customer comes back to.
   *
   * @param number how often this page has looked already
   */
  @GET
  @Path("/paid")
  public Response paid(@QueryParam("order") @Nullable UUID id, @QueryParam("n") int number) {
    var customer = visitors.customer();
    if (id == null) {
      throw Refusal.notFound("the order");
    }
    var order = own(id, customer);
    if (order.state() == OrderState.PLACED && settled(id)) {
      order = own(id, customer);
    }
    var looks = new Looks(Math.max(0, number));
    var page = Templates.paid(order, balances.balance(customer).leftBytes(), looks);
    return isUnderWay(order.state()) && looks.isGoingOn() && possible.isCanBuy()
        ? pages.showAndLookAgain(
            page,
            looks.waitSeconds(),
            PortalPages.HOME + "/paid?order=" + id + "&n=" + looks.next())
        : pages.show(page);
  }

  private static boolean isUnderWay(OrderState state) {
    return state == OrderState.PLACED || state == OrderState.PAID;
  }

  private Order own(UUID id, UUID customer) {
    var order = orders.get(id);
    if (!order.customerId().equals(customer)) {
      throw Refusal.notFound("the order");
    }
    return order;
  }

  /** The processor's message may be late or lost; then we ask. Whether the order may have moved. */
  private boolean settled(UUID id) {
    try {
      return payments.refresh(id).state() != PaymentState.PENDING;
    } catch (Refusal | CallFailed e) {
      LOG.warnf("the payment of order %s cannot be looked at: %s", id, e.getMessage());
      return false;
    }
  }

  @GET
  @Path("/cancelled")
  public Response cancelled() {
    var customer = visitors.customer();
    var words = pages.words(PortalMessages.class);
    return pages.show(portal.home(customer, Form.empty().wrong(words.notPaid())));
  }
}
