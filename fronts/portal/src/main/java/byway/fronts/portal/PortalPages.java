package byway.fronts.portal;

import byway.contracts.access.Visit;
import byway.contracts.balances.Balance;
import byway.contracts.balances.Balances;
import byway.contracts.catalog.Catalog;
import byway.contracts.catalog.Pack;
import byway.fronts.look.Door;
import byway.fronts.look.Form;
import byway.fronts.look.Pages;
import byway.fronts.look.Visitors;
import byway.kit.values.Ids;
import byway.kit.web.InContext;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a guest sees at a hotspot: first how to get online, then how much is left. */
@RunOnVirtualThread
@Path(PortalPages.HOME)
@InContext
class PortalPages {
  static final String HOME = "/portal";
  private static final int MOST_LOOKS = 5;

  /** Of a few packets' bytes nobody can make use, and some hotspots do not serve to the last. */
  private static final long LEAST_BYTES = 4_096;

  private final Visits visits;
  private final Visitors visitors;
  private final Pages pages;
  private final Balances balances;
  private final Catalog catalog;
  private final Ids ids;

  PortalPages(
      Visits visits, Visitors visitors, Pages pages, Balances balances, Catalog catalog, Ids ids) {
    this.visits = visits;
    this.visitors = visitors;
    this.pages = pages;
    this.balances = balances;
    this.catalog = catalog;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "portal")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance welcome(
        @Nullable String hotspot, long bonusBytes, Form form, Door.Way way);

    static native TemplateInstance home(Stay stay, List<Pack> packs, Form form);

    static native TemplateInstance going(String to);
  }

  /**
   * How a customer stands.
   *
   * @param hotspot name of the one the visitor is at, none elsewhere
   * @param online whether this client device is signed in there
   * @param holdingBytes what the purchases and gifts that something is left of once were
   * @param bonusBytes what a guest's first time online brings
   * @param looks how often the page has looked for it
   */
  public record Stay(
      @Nullable String hotspot,
      boolean online,
      Balance balance,
      long holdingBytes,
      long bonusBytes,
      int looks) {
    public boolean isAtHotspot() {
      return hotspot != null;
    }

    /** The first bytes are granted a moment after the first sign-in. */
    public boolean isNew() {
      return online && bonusBytes > 0 && balance.grantedBytes() == 0 && looks < MOST_LOOKS;
    }

    /** A hotspot that is not ours may have let her in already, and tell us a moment later. */
    public boolean isComing() {
      boolean mayHaveSome = !isEmpty() || (bonusBytes > 0 && balance.grantedBytes() == 0);
      return isAtHotspot() && !online && mayHaveSome && looks > 0 && looks < MOST_LOOKS;
    }

    public int leftPercent() {
      return holdingBytes <= 0
          ? 0
          : Math.clamp(Math.round(100.0 * balance.leftBytes() / holdingBytes), 0, 100);
    }

    /** Nothing was ever given or bought, so that nothing can have been used. */
    public boolean isNeverHad() {
      return balance.grantedBytes() == 0;
    }

    /** It went by use; otherwise it was taken back. */
    public boolean isUsedUp() {
      return balance.consumedBytes() > 0;
    }

    public boolean isEmpty() {
      return balance.leftBytes() < LEAST_BYTES;
    }
  }

  /**
   * @param visit the token with which the hotspot sent its client here; kept for a day
   * @param looks how often this page has looked for the first bytes, or for being online
   */
  @GET
  public Response home(@QueryParam("v") @Nullable String visit, @QueryParam("n") int looks) {
    visits.arrived(visit);
    var at = visits.current();
    var customer = visitors.current().customer().orElse(null);
    if (customer == null) {
      return pages.show(welcome(at));
    }
    var stay = stay(at, customer, looks);
    var page = home(stay, Form.empty());
    return stay.isNew() || stay.isComing()
        ? pages.showAndLookAgain(page, 1, HOME + "?n=" + (looks + 1))
        : pages.show(page);
  }

  private TemplateInstance welcome(Optional<Visit> at) {
    return Templates.welcome(
        at.map(visits::hotspotName).orElse(null),
        visitors.tenant().settings().guestBonusBytes(),
        Form.empty(),
        PortalDoor.here());
  }

  private Stay stay(Optional<Visit> at, UUID customer, int looks) {
    return new Stay(
        at.map(visits::hotspotName).orElse(null),
        at.flatMap(visit -> visits.session(visit, customer)).isPresent(),
        balances.balance(customer),
        balances.lots(customer).stream()
            .filter(lot -> lot.leftBytes() > 0)
            .mapToLong(lot -> lot.bytes() - lot.withdrawnBytes())
            .sum(),
        visitors.tenant().settings().guestBonusBytes(),
        looks);
  }

  private TemplateInstance home(Stay stay, Form form) {
    // a key from here on makes a doubled press of the button one order
    var keyed = form.has("key") ? form : form.with("key", ids.next().toString());
    return Templates.home(stay, catalog.packs(), keyed);
  }

  /** The customer's page again, with what went wrong in a purchase. */
  TemplateInstance home(UUID customer, Form form) {
    return home(stay(visits.current(), customer, MOST_LOOKS), form);
  }

  /** Goes online with what the customer has. A press of a button, so no link can do it for her. */
  @POST
  @Path("/connect")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response connect(MultivaluedMap<String, String> posted) {
    var customer = visitors.current().customer();
    return customer.isPresent() ? connect(customer.get()) : pages.seeOther(HOME);
  }

  /**
   * Back to this page, by way of the hotspot's own where it has one. That is a page of its own
   * because browsers let no form be redirected to a place that the policy does not name.
   */
  Response connect(UUID customer) {
    return visits
        .connect(customer, visitors.current().origin() + HOME + "?n=1")
        .map(to -> pages.showAndLookAgain(Templates.going(to.toString()), 0, to.toString()))
        .orElseGet(() -> pages.seeOther(HOME));
  }
}
