package byway.fronts.dashboard;

import byway.charging.balances.api.Balances;
import byway.charging.rewards.api.Reward;
import byway.charging.rewards.api.Rewards;
import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.Orders;
import byway.commerce.payments.api.Payments;
import byway.commerce.payments.api.SavedCard;
import byway.fronts.web.Form;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.devices.api.Devices;
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
import org.jspecify.annotations.Nullable;

/** What has been: every change of the balance, purchases, rewards; and the cards for the next. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class StatementPages {
  private static final int ROWS = 50;

  private final Balances balances;
  private final Orders orders;
  private final Rewards rewards;
  private final Payments payments;
  private final Devices devices;
  private final Visitors visitors;
  private final Pages pages;

  StatementPages(
      Balances balances,
      Orders orders,
      Rewards rewards,
      Payments payments,
      Devices devices,
      Visitors visitors,
      Pages pages) {
    this.balances = balances;
    this.orders = orders;
    this.rewards = rewards;
    this.payments = payments;
    this.devices = devices;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance statement(List<StatementLine> lines, @Nullable String next);

    static native TemplateInstance purchases(Page<Order> orders);

    static native TemplateInstance rewards(Page<Reward> rewards, HotspotNames hotspots);

    static native TemplateInstance cards(List<SavedCard> cards, Form form);
  }

  @GET
  @Path("/statement")
  public Response statement(@QueryParam("cursor") @Nullable String cursor) {
    var postings = balances.postings(visitors.customer(), Page.MOST, cursor);
    return pages.show(Templates.statement(StatementLine.of(postings.items()), postings.next()));
  }

  @GET
  @Path("/purchases")
  public Response purchases(@QueryParam("cursor") @Nullable String cursor) {
    return pages.show(Templates.purchases(orders.list(visitors.customer(), ROWS, cursor)));
  }

  @GET
  @Path("/rewards")
  public Response rewards(@QueryParam("cursor") @Nullable String cursor) {
    var customer = visitors.customer();
    var page = rewards.ofOwner(customer, ROWS, cursor);
    return pages.show(
        Templates.rewards(
            page, HotspotNames.of(devices, page.items().stream().map(Reward::deviceId))));
  }

  @GET
  @Path("/cards")
  public Response cards() {
    return pages.show(Templates.cards(payments.cards(visitors.customer()), Form.empty()));
  }

  @POST
  @Path("/cards/forget")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response forget(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    try {
      payments.forget(customer, form.value("card"));
    } catch (Refusal e) {
      if (!e.isNotFound()) { // forgotten already
        throw e;
      }
    } catch (CallFailed e) {
      var words = pages.words(DashboardMessages.class);
      return pages.showAgain(Templates.cards(List.of(), form.wrong(words.cardsAway())));
    }
    return pages.seeOther(OverviewPages.HOME + "/cards");
  }
}
