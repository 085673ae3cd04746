package byway.charging.balances.console;

import byway.charging.balances.api.DeclareLinks;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.HotspotLinks;
import byway.charging.balances.api.Reviews;
import byway.charging.balances.api.SettleUse;
import byway.charging.usage.api.Usage;
import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.Pages;
import byway.fronts.web.charts.BarChart;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.ShownList;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.network.devices.api.Devices;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What hotspots claim and nobody believes at once: looked at, and charged or given back. */
@RunOnVirtualThread
@Path(ReviewPages.HOME)
@InContext
class ReviewPages {
  static final String HOME = ConsoleFrame.HOME + "/reviews";
  private static final int DAYS = 30;
  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();
  private static final String UNTIL = "until";
  private static final String UPLINK = "uplink";
  private static final String RADIO = "radio";
  private static final String SETTLE = "reviews.settle";
  private static final Range MBIT = Range.whole(0, 1_000_000);

  private final Reviews reviews;
  private final ReviewLists lists;
  private final Devices devices;
  private final Usage usage;
  private final StaffActs acts;
  private final Pages pages;
  private final InstantSource clock;

  ReviewPages(
      Reviews reviews,
      ReviewLists lists,
      Devices devices,
      Usage usage,
      StaffActs acts,
      Pages pages,
      InstantSource clock) {
    this.reviews = reviews;
    this.lists = lists;
    this.devices = devices;
    this.usage = usage;
    this.acts = acts;
    this.pages = pages;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "balances")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance reviews(ShownList hotspots);

    static native TemplateInstance review(
        Shown hotspot, ShownList sessions, Form form, Form linksForm);
  }

  /**
   * A hotspot, and what it claims.
   *
   * @param until of all that is shown, when something was held last
   * @param busiest what the day with most use comes to, in Mbit/s without a pause
   */
  record Shown(
      UUID id, String name, Instant until, HotspotLinks links, BarChart chart, String busiest) {}

  @GET
  public Response reviews(@Context UriInfo uri) {
    return lists.hotspots(Asked.of(uri)).answer(pages, Templates::reviews);
  }

  @GET
  @Path("/{id}")
  public Response review(@PathParam("id") UUID id, @Context UriInfo uri) {
    var held = reviews.atHotspot(id);
    return lists
        .sessions(id, held, Asked.of(uri))
        .answer(pages, all -> page(id, held, all, Form.empty(), links(id)));
  }

  private TemplateInstance page(
      UUID id, List<HeldSession> held, ShownList all, Form form, Form links) {
    var until = held.stream().map(HeldSession::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var bytesByDay = bytesByDay(id, today);
    var shown =
        new Shown(
            id,
            devices.get(id).name(),
            until,
            reviews.links(id),
            BarChart.of(bytesByDay, today, DAYS),
            busiest(bytesByDay));
    return Templates.review(shown, all, form, links);
  }

  private Map<LocalDate, Long> bytesByDay(UUID id, LocalDate today) {
    var bytesByDay = new HashMap<LocalDate, Long>();
    for (var day : usage.deviceDays(id, today.minusDays(DAYS - 1L), DAYS)) {
      bytesByDay.merge(day.day(), day.bytesUp() + day.bytesDown(), Long::sum);
    }
    return bytesByDay;
  }

  private String busiest(Map<LocalDate, Long> bytesByDay) {
    long most = bytesByDay.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return pages.reader().number(most * 8 / SECONDS_A_DAY / 1_000_000);
  }

  private TemplateInstance again(UUID id, Form form, Form links) {
    var held = reviews.atHotspot(id);
    var list = lists.sessions(id, held, Asked.first(HOME + "/" + id)).shown();
    return page(id, held, list, form, links);
  }

  private Form links(UUID id) {
    var links = reviews.links(id);
    return Form.empty()
        .with(UPLINK, links.isUplinkSaid() ? Integer.toString(links.uplinkMbit()) : null)
        .with(RADIO, links.isRadioSaid() ? Integer.toString(links.radioMbit()) : null);
  }

  @POST
  @Path("/{id}/accept")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response acceptAll(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> again(id, form, links(id)))
        .becauseOf("accept-reason")
        .calling(SETTLE)
        .done("use.accept", id, HOME + "/" + id, given -> settle(id, null, true, until(given)));
  }

  @POST
  @Path("/{id}/give-back")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response giveBackAll(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> again(id, form, links(id)))
        .becauseOf("give-reason")
        .calling(SETTLE)
        .done("use.give-back", id, HOME + "/" + id, given -> settle(id, null, false, until(given)));
  }

  @POST
  @Path("/{id}/{session}/accept")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response accept(
      @PathParam("id") UUID id,
      @PathParam("session") UUID session,
      MultivaluedMap<String, String> posted) {
    return one(id, session, posted, true);
  }

  @POST
  @Path("/{id}/{session}/give-back")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response giveBack(
      @PathParam("id") UUID id,
      @PathParam("session") UUID session,
      MultivaluedMap<String, String> posted) {
    return one(id, session, posted, false);
  }

  private Response one(
      UUID id, UUID session, MultivaluedMap<String, String> posted, boolean accepts) {
    return acts.of(posted, form -> again(id, form, links(id)))
        .becauseOf(RowAct.REASON)
        .calling(SETTLE)
        .done(
            accepts ? "use.accept" : "use.give-back",
            session,
            HOME + "/" + id,
            given -> settle(id, session, accepts, clock.instant()));
  }

  private void settle(UUID id, @Nullable UUID session, boolean accepts, Instant until) {
    var unused = reviews.settle(new SettleUse(id, session, accepts, until));
  }

  private static Instant until(Given given) {
    try {
      return Instant.parse(given.text(UNTIL));
    } catch (DateTimeParseException e) {
      throw Refusal.invalid("until_invalid", "this form has lost what it was about");
    }
  }

  @POST
  @Path("/{id}/links")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response declare(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var words = pages.words(BalanceMessages.class);
    return acts.of(posted, form -> again(id, Form.empty(), form))
        .numbers(
            numbers ->
                numbers
                    .readTyped(UPLINK, MBIT, words.linkWrong())
                    .readTyped(RADIO, MBIT, words.linkWrong()),
            ReviewPages::inWords)
        .calling("reviews.declare")
        .done("hotspot.links", id, HOME + "/" + id, given -> declare(id, given));
  }

  private static String inWords(NumberFields numbers) {
    return numbers.whole(UPLINK) + " / " + numbers.whole(RADIO) + " Mbit/s";
  }

  private void declare(UUID id, Given given) {
    var unused = reviews.declare(new DeclareLinks(id, typed(given, UPLINK), typed(given, RADIO)));
  }

  /** What was left empty is the usual again. */
  private static @Nullable Integer typed(Given given, String field) {
    BigDecimal number = given.number(field);
    return given.text(field).isEmpty() ? null : number.intValueExact();
  }
}
