package byway.fronts.portal;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.rewards.api.GuestReward;
import byway.charging.rewards.api.Rewards;
import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.Pack;
import byway.fronts.portal.Visits.Here;
import byway.fronts.web.Agreements;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.SignInPages;
import byway.fronts.web.Visitors;
import byway.kit.context.InContext;
import byway.kit.values.Ids;
import byway.operations.tenants.api.WelcomeRules;
import dev.openfeature.sdk.Client;
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
import java.util.Locale;
import java.util.Objects;
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

  /** The last three of six bytes. */
  private static final int MAC_SHOWN_FROM = 9;

  /** Of a few packets' bytes nobody can make use, and some hotspots do not serve to the last. */
  private static final long LEAST_BYTES = 4_096;

  private final Visits visits;
  private final Visitors visitors;
  private final Pages pages;
  private final Balances balances;
  private final Catalog catalog;
  private final Rewards rewards;
  private final VoucherStays voucherStays;
  private final Agreements agreements;
  private final Client flags;
  private final Ids ids;

  PortalPages(
      Visits visits,
      Visitors visitors,
      Pages pages,
      Balances balances,
      Catalog catalog,
      Rewards rewards,
      VoucherStays voucherStays,
      Agreements agreements,
      Client flags,
      Ids ids) {
    this.visits = visits;
    this.visitors = visitors;
    this.pages = pages;
    this.balances = balances;
    this.catalog = catalog;
    this.rewards = rewards;
    this.voucherStays = voucherStays;
    this.agreements = agreements;
    this.flags = flags;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "portal")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance welcome(
        @Nullable String hotspot,
        @Nullable String device,
        long firstBytes,
        int firstMinutes,
        long bonusBytes,
        Form form,
        SignInPages.Way way);

    static native TemplateInstance home(
        Stay stay, List<Pack> packs, boolean tellsToKeep, Form form);

    static native TemplateInstance going(String to);
  }

  /**
   * How a customer stands.
   *
   * @param hotspot name of the one the visitor is at, none elsewhere
   * @param online whether this client device is signed in there
   * @param holdingBytes what the purchases and gifts that something is left of once were
   * @param device the client device that would go online, by the end of its address
   * @param own whether it is known to be the one that the browser is on
   * @param reward what the guest is given for coming
   * @param looks how often the page has looked for it
   */
  public record Stay(
      @Nullable String hotspot,
      boolean online,
      @Nullable String device,
      boolean own,
      Balance balance,
      long holdingBytes,
      GuestReward reward,
      int looks) {
    public boolean isAtHotspot() {
      return hotspot != null;
    }

    /** The first bytes are granted a moment after the first sign-in. */
    public boolean isNew() {
      return online && isToCome() && looks < MOST_LOOKS;
    }

    private boolean isToCome() {
      boolean isGiven =
          switch (reward.state()) {
            case NEW, WELCOMED -> true;
            case TO_BE_PROVEN -> hasFirst();
            case WAITING, NOTHING -> false;
          };
      return isGiven && balance.grantedBytes() == 0;
    }

    /** What comes first. */
    public long comingBytes() {
      return hasFirst() ? reward.firstBytes() : reward.bonusBytes();
    }

    /** Whether a code, typed here, brings the bonus. */
    public boolean isToProve() {
      return reward.state() == GuestReward.State.TO_BE_PROVEN;
    }

    /** What she has at once, while she has proven nothing. */
    public boolean hasFirst() {
      return reward.firstBytes() > 0;
    }

    /** What the proof brings beside that. */
    public long provingBytes() {
      return Math.max(0, reward.bonusBytes() - reward.firstBytes());
    }

    public boolean isWaiting() {
      return reward.state() == GuestReward.State.WAITING;
    }

    /** Whether it is not certain that the browser is on the device that would go online. */
    public boolean isDoubtful() {
      return device != null && !own && !online;
    }

    /** A hotspot that is not ours may have let her in already, and tell us a moment later. */
    public boolean isComing() {
      boolean mayHaveSome = !isEmpty() || isToCome();
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
   * @param visit the token with which the hotspot sent its client here
   * @param looks how often this page has looked for the first bytes, or for being online
   */
  @GET
  public Response home(@QueryParam("v") @Nullable String visit, @QueryParam("n") int looks) {
    visits.arrived(visit);
    var at = visits.here(false);
    var customer = visitors.current().customer().orElse(null);
    if (customer == null) {
      return voucherStays.home(at).orElseGet(() -> pages.show(welcome(at)));
    }
    var asked = agreements.asks(customer, HOME);
    if (asked.isPresent()) {
      return asked.get();
    }
    var stay = stay(at, customer, looks);
    var page = home(stay, Form.empty());
    return stay.isNew() || stay.isComing()
        ? pages.showAndLookAgain(page, 1, HOME + "?n=" + (looks + 1))
        : pages.show(page);
  }

  private TemplateInstance welcome(Optional<Here> at) {
    var settings = visitors.tenant().settings();
    var rules = Objects.requireNonNullElse(settings.welcome(), WelcomeRules.USUAL);
    return Templates.welcome(
        at.map(here -> visits.hotspotName(here.visit())).orElse(null),
        at.map(PortalPages::ending).orElse(null),
        Math.min(rules.firstBytes(), settings.guestBonusBytes()),
        rules.firstMinutes(),
        settings.guestBonusBytes(),
        agreements.shown(Form.empty()),
        PortalDoor.here());
  }

  private Stay stay(Optional<Here> at, UUID customer, int looks) {
    return new Stay(
        at.map(here -> visits.hotspotName(here.visit())).orElse(null),
        at.flatMap(here -> visits.session(here.visit(), customer)).isPresent(),
        at.map(PortalPages::ending).orElse(null),
        at.filter(Here::own).isPresent(),
        balances.balance(customer),
        balances.lots(customer).stream()
            .filter(lot -> lot.leftBytes() > 0)
            .mapToLong(lot -> lot.bytes() - lot.withdrawnBytes())
            .sum(),
        rewards.ofGuest(customer),
        looks);
  }

  /** As the settings of a telephone show it, so that somebody can compare. */
  static String ending(Here here) {
    return here.visit().mac().substring(MAC_SHOWN_FROM).toUpperCase(Locale.ROOT);
  }

  private TemplateInstance home(Stay stay, Form form) {
    // a key from here on makes a doubled press of the button one order
    var keyed = form.has("key") ? form : form.with("key", ids.next().toString());
    boolean tellsToKeep = flags.getBooleanValue(PortalFlags.KEEP_THE_PAGE, false);
    return Templates.home(stay, catalog.packs(), tellsToKeep, keyed);
  }

  /** The customer's page again, with what went wrong in a purchase. */
  TemplateInstance home(UUID customer, Form form) {
    return home(stay(visits.here(false), customer, MOST_LOOKS), form);
  }

  /** Goes online with what the customer has. A press of a button, so no link can do it for her. */
  @POST
  @Path("/connect")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response connect(MultivaluedMap<String, String> posted) {
    var customer = visitors.current().customer();
    return customer.isPresent()
        ? connect(customer.get(), agreed(Form.of(posted)))
        : pages.seeOther(HOME);
  }

  /** Whether the form that was sent has shown the very device that the visit is of. */
  boolean agreed(Form form) {
    return visits.here(false).filter(here -> form.value("device").equals(ending(here))).isPresent();
  }

  /**
   * Who comes in by a page of the door, which a link of another's may have led to: at once where
   * the visit is this browser's own, and after a question otherwise.
   */
  Response connect(UUID customer) {
    return connect(customer, false);
  }

  /**
   * Back to this page, by way of the hotspot's own where it has one. That is a page of its own
   * because browsers let no form be redirected to a place that the policy does not name.
   */
  Response connect(UUID customer, boolean agreed) {
    return visits
        .here(agreed)
        .filter(Here::own)
        .flatMap(
            here -> visits.connect(here, customer, visitors.current().origin() + HOME + "?n=1"))
        .map(to -> pages.showAndLookAgain(Templates.going(to.toString()), 0, to.toString()))
        .orElseGet(() -> pages.seeOther(HOME));
  }
}
