package byway.fronts.dashboard;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.Reviews;
import byway.charging.usage.api.Usage;
import byway.fronts.web.Agreements;
import byway.fronts.web.Live;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.charts.BarChart;
import byway.kit.context.InContext;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The first page: how much is left, and beside it how it went lately. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class OverviewPages {
  static final String HOME = "/dashboard";
  private static final int DAYS = 30;
  private static final int WEEKS = 26;
  private static final Duration LIVE_EVERY = Duration.ofSeconds(1);
  private static final int MOST_HOTSPOTS = 6;
  private static final int MOST_HOLDINGS = 20;

  private final Balances balances;
  private final Reviews reviews;
  private final Watch watch;
  private final Live live;
  private final Usage usage;
  private final Devices devices;
  private final Visitors visitors;
  private final Agreements agreements;
  private final Pages pages;
  private final InstantSource clock;

  OverviewPages(
      Balances balances,
      Reviews reviews,
      Watch watch,
      Live live,
      Usage usage,
      Devices devices,
      Visitors visitors,
      Agreements agreements,
      Pages pages,
      InstantSource clock) {
    this.balances = balances;
    this.reviews = reviews;
    this.watch = watch;
    this.live = live;
    this.usage = usage;
    this.devices = devices;
    this.visitors = visitors;
    this.agreements = agreements;
    this.pages = pages;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance overview(
        Now now,
        long heldBytes,
        BarChart chart,
        boolean weeks,
        boolean ever,
        List<Holding> holdings,
        int moreHoldings,
        List<Device> hotspots);

    static native TemplateInstance now(Now now);
  }

  @GET
  public Response overview(@QueryParam("by") @DefaultValue("day") String by) {
    var customer = visitors.customer();
    var asked = agreements.asks(customer, HOME);
    if (asked.isPresent()) {
      return asked.get();
    }
    boolean weeks = by.equals("week");
    var lots = balances.lots(customer);
    var holdings = Holding.of(lots);
    return pages.show(
        Templates.overview(
            watch.look(customer),
            reviews.ofAccount(customer).stream().mapToLong(HeldSession::heldBytes).sum(),
            weeks ? weeks(customer) : days(customer),
            weeks,
            !lots.isEmpty(),
            holdings.subList(0, Math.min(holdings.size(), MOST_HOLDINGS)),
            Math.max(0, holdings.size() - MOST_HOLDINGS),
            devices.list(customer, MOST_HOTSPOTS, null).items()));
  }

  /** What is left and the last hour, as they change. */
  @GET
  @Path("/live")
  public Response live() {
    var looks = watch.again(visitors.customer());
    return live.stream(LIVE_EVERY, () -> Templates.now(looks.get()));
  }

  private BarChart days(UUID customer) {
    return BarChart.of(bytesByDay(customer, DAYS), today(), DAYS);
  }

  private BarChart weeks(UUID customer) {
    return BarChart.ofWeeks(bytesByDay(customer, WEEKS * 7), today(), WEEKS);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Map<LocalDate, Long> bytesByDay(UUID customer, int days) {
    var bytesByDay = new HashMap<LocalDate, Long>();
    for (var day : usage.accountDays(customer, today().minusDays(days - 1L), days)) {
      bytesByDay.merge(day.day(), day.bytesUp() + day.bytesDown(), Long::sum);
    }
    return bytesByDay;
  }
}
