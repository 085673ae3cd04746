package byway.fronts.console;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Books;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.Live;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.Answers;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.OverviewCard;
import byway.fronts.web.console.OverviewCard.Card;
import byway.fronts.web.console.OverviewList;
import byway.kit.context.InContext;
import byway.kit.values.Page;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceCounts;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Is all well? And the lists that a member of staff looks through. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class OverviewPages {
  static final String HOME = "/console";
  private static final int LATEST = 8;
  private static final int MOST_SHOWN = 12;
  private static final Duration LIVE_EVERY = Duration.ofSeconds(2);
  private static final int ROWS = 50;

  private final Balances balances;
  private final List<OverviewCard> cards;
  private final Devices devices;
  private final Access access;
  private final List<OverviewList> lists;
  private final Identity identity;
  private final TenantLetters deadLetters;
  private final VerdictsInWords verdicts;
  private final Live live;
  private final Pages pages;

  OverviewPages(
      Balances balances,
      @All List<OverviewCard> cards,
      Devices devices,
      Access access,
      @All List<OverviewList> lists,
      Identity identity,
      TenantLetters deadLetters,
      VerdictsInWords verdicts,
      Live live,
      Pages pages) {
    this.balances = balances;
    this.cards = cards;
    this.devices = devices;
    this.access = access;
    this.lists = lists;
    this.identity = identity;
    this.deadLetters = deadLetters;
    this.verdicts = verdicts;
    this.live = live;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance overview(
        Verdicts verdicts,
        Health health,
        List<Card> cards,
        List<Device> hotspots,
        List<Session> sessions,
        List<ListCard> lists,
        HotspotNames names,
        PeopleNames people);

    static native TemplateInstance now(
        List<Device> hotspots, List<Session> sessions, HotspotNames names, PeopleNames people);

    static native TemplateInstance sessions(
        Page<Session> sessions, @Nullable UUID customer, HotspotNames names, PeopleNames people);
  }

  /**
   * How the operator stands. A part of it that does not answer is left out, not the page.
   *
   * @param hotspots how many of all of them
   */
  public record Health(
      @Nullable Books books, DeviceCounts hotspots, @Nullable Integer deadLetters) {
    public boolean isLettersKnown() {
      return deadLetters != null;
    }
  }

  @GET
  public Response overview() {
    var health =
        new Health(
            Answers.maybe(balances::books),
            devices.counts(null),
            Answers.maybe(deadLetters::count));
    var sessions = access.list(null, LATEST, null).items();
    return pages.show(
        Templates.overview(
            verdicts.now(),
            health,
            cards(),
            devices.latest(MOST_SHOWN),
            sessions,
            lists(),
            hotspots(sessions),
            PeopleNames.of(identity, sessions.stream().map(Session::customerId))));
  }

  /** The same as it changes. */
  @GET
  @Path("/live")
  public Response live() {
    return live.stream(
        LIVE_EVERY,
        () -> {
          var sessions = access.list(null, LATEST, null).items();
          return Templates.now(
              devices.latest(MOST_SHOWN),
              sessions,
              hotspots(sessions),
              PeopleNames.of(identity, sessions.stream().map(Session::customerId)));
        });
  }

  private HotspotNames hotspots(List<Session> sessions) {
    return HotspotNames.of(devices, sessions.stream().map(Session::deviceId));
  }

  /** Of the features that bring one; one that is away has none. */
  private List<Card> cards() {
    return cards.stream()
        .map(card -> Answers.maybe(() -> card.card(pages.language(), pages.reader())))
        .<Card>flatMap(Stream::ofNullable)
        .sorted(Comparator.comparingInt(Card::order))
        .toList();
  }

  private List<ListCard> lists() {
    return lists.stream()
        .map(list -> Answers.maybe(list::latest))
        .<ListCard>flatMap(Stream::ofNullable)
        .sorted(Comparator.comparingInt(ListCard::order))
        .toList();
  }

  @GET
  @Path("/sessions")
  public Response sessions(
      @QueryParam("customer") @Nullable UUID customer,
      @QueryParam("cursor") @Nullable String cursor) {
    var sessions = access.list(customer, ROWS, cursor);
    return pages.show(
        Templates.sessions(
            sessions,
            customer,
            hotspots(sessions.items()),
            PeopleNames.of(identity, sessions.items().stream().map(Session::customerId))));
  }
}
