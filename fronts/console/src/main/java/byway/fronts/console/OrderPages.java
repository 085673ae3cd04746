package byway.fronts.console;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.Orders;
import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.Payments;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.kit.calls.CallFailed;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import byway.people.identity.api.Identity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One order with what became of its money, and the orders that staff should look at. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/orders")
@InContext
class OrderPages {
  private static final int ROWS = 25;

  private final Orders orders;
  private final Payments payments;
  private final Identity identity;
  private final Pages pages;

  OrderPages(Orders orders, Payments payments, Identity identity, Pages pages) {
    this.orders = orders;
    this.payments = payments;
    this.identity = identity;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance orders(
        Page<Order> orders, @Nullable UUID customer, PeopleNames people);

    static native TemplateInstance order(
        Order order, @Nullable Payment payment, PeopleNames people, Form form);

    static native TemplateInstance flaggedOrders(Page<Order> orders, PeopleNames people);
  }

  @GET
  public Response orders(
      @QueryParam("customer") @Nullable UUID customer,
      @QueryParam("cursor") @Nullable String cursor) {
    var found = orders.list(customer, ROWS, cursor);
    return pages.show(
        Templates.orders(
            found,
            customer,
            PeopleNames.of(identity, found.items().stream().map(Order::customerId))));
  }

  @GET
  @Path("/flagged")
  public Response flagged(@QueryParam("cursor") @Nullable String cursor) {
    var found = orders.flagged(null, ROWS, cursor);
    return pages.show(
        Templates.flaggedOrders(
            found, PeopleNames.of(identity, found.items().stream().map(Order::customerId))));
  }

  @GET
  @Path("/{id}")
  public Response order(@PathParam("id") UUID id) {
    return pages.show(order(id, Form.empty()));
  }

  /** For when one does not want to wait until the processor is asked again. */
  @POST
  @Path("/{id}/ask")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ask(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    try {
      var unused = payments.refresh(id);
      return pages.done(OverviewPages.HOME + "/orders/" + id, "order.ask");
    } catch (Refusal e) {
      return pages.showAgain(
          order(id, Form.empty().wrong(Sentences.of(e, pages.words(ConsoleMessages.class)))));
    } catch (CallFailed e) {
      return pages.showAgain(
          order(id, Form.empty().wrong(pages.words(ConsoleMessages.class).partAway())));
    }
  }

  private TemplateInstance order(UUID id, Form form) {
    var order = orders.get(id);
    var people = PeopleNames.of(identity, Stream.of(order.customerId()));
    return Templates.order(order, payment(id), people, form);
  }

  /** None where the order was given up before anything was asked of the processor. */
  private @Nullable Payment payment(UUID id) {
    try {
      return payments.get(id);
    } catch (Refusal e) {
      if (e.status() != 404) {
        throw e;
      }
      return null;
    }
  }
}
