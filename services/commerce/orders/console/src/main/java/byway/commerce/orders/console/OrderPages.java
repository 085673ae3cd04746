package byway.commerce.orders.console;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.Orders;
import byway.commerce.orders.api.RefundOrder;
import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.Payments;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.console.TwoOfStaff;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.ShownList;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.identity.api.Identity;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One order with what became of its money, and the orders that staff should look at. */
@RunOnVirtualThread
@Path(OrderPages.HOME)
@InContext
class OrderPages {
  static final String HOME = ConsoleFrame.HOME + "/orders";
  static final String CUSTOMER = "customer";

  private final Orders orders;
  private final OrderLists lists;
  private final Payments payments;
  private final Identity identity;
  private final Visitors visitors;
  private final StaffActs acts;
  private final TwoOfStaff twoOfStaff;
  private final Pages pages;

  OrderPages(
      Orders orders,
      OrderLists lists,
      Payments payments,
      Identity identity,
      Visitors visitors,
      StaffActs acts,
      TwoOfStaff twoOfStaff,
      Pages pages) {
    this.orders = orders;
    this.lists = lists;
    this.payments = payments;
    this.identity = identity;
    this.visitors = visitors;
    this.acts = acts;
    this.twoOfStaff = twoOfStaff;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "orders")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance orders(ShownList orders, String none);

    static native TemplateInstance order(
        Order order,
        Cell state,
        Cell money,
        @Nullable Payment payment,
        PeopleNames people,
        Form form);

    static native TemplateInstance flagged(ShownList orders);
  }

  @GET
  public Response orders(@QueryParam(CUSTOMER) @Nullable UUID customer, @Context UriInfo uri) {
    return lists
        .all(customer, Asked.of(uri).about(CUSTOMER, customer))
        .answer(pages, all -> Templates.orders(all, lists.none()));
  }

  @GET
  @Path("/flagged")
  public Response flagged(@Context UriInfo uri) {
    return lists.flagged(Asked.of(uri)).answer(pages, Templates::flagged);
  }

  @GET
  @Path("/{id}")
  public Response order(@PathParam("id") UUID id) {
    return pages.show(order(id, Form.empty()));
  }

  @POST
  @Path("/{id}/refund")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response refund(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> order(id, form))
        .calling("orders.refund")
        .answer("order.refund", given -> id, given -> refund(id, given));
  }

  /** Where it is too much for one, another is asked to agree; once for an order and a form. */
  private Response refund(UUID id, Given given) {
    var key = RepeatKeys.of(visitors.staff().toString(), "refund " + id + " " + given.text("key"));
    return twoOfStaff.alone(
        () -> orders.refund(id, new RefundOrder(given.reason())),
        HOME + "/" + id,
        "order.refund",
        new AskApproval(key, new GatedDeed.PayBack(id, orders.get(id).price()), given.reason()));
  }

  /** For when one does not want to wait until the processor is asked again. */
  @POST
  @Path("/{id}/ask")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ask(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var staff = pages.words(StaffMessages.class);
    try {
      var unused = payments.refresh(id);
      return pages.done(HOME + "/" + id, "order.ask");
    } catch (Refusal e) {
      var why = e.detail().isEmpty() ? e.code() : e.detail();
      return pages.showAgain(order(id, Form.empty().wrong(staff.refused(why))));
    } catch (CallFailed e) {
      return pages.showAgain(order(id, Form.empty().wrong(staff.partAway())));
    }
  }

  private TemplateInstance order(UUID id, Form form) {
    var order = orders.get(id);
    var words = pages.words(OrderMessages.class);
    return Templates.order(
        order,
        OrderLists.state(order, words),
        OrderLists.money(order, words),
        payment(id),
        PeopleNames.of(identity, Stream.of(order.customerId())),
        acts.keyed(form));
  }

  /** None where the order was given up before anything was asked of the processor. */
  private @Nullable Payment payment(UUID id) {
    try {
      return payments.get(id);
    } catch (Refusal e) {
      if (e.isNotFound()) {
        return null;
      }
      throw e;
    }
  }
}
