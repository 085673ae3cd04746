package byway.fronts.dashboard;

import byway.contracts.balances.Balance;
import byway.contracts.balances.Balances;
import byway.contracts.devices.Device;
import byway.contracts.devices.Devices;
import byway.contracts.usage.Usage;
import byway.fronts.look.Pages;
import byway.fronts.look.Visitors;
import byway.fronts.look.charts.BarChart;
import byway.kit.web.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** The first page: how much is left, and beside it how it went lately. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class OverviewPages {
  static final String HOME = "/dashboard";
  private static final int DAYS = 30;
  private static final int MOST_HOTSPOTS = 6;
  private static final int MOST_HOLDINGS = 20;

  private final Balances balances;
  private final Usage usage;
  private final Devices devices;
  private final Visitors visitors;
  private final Pages pages;
  private final InstantSource clock;

  OverviewPages(
      Balances balances,
      Usage usage,
      Devices devices,
      Visitors visitors,
      Pages pages,
      InstantSource clock) {
    this.balances = balances;
    this.usage = usage;
    this.devices = devices;
    this.visitors = visitors;
    this.pages = pages;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance overview(
        Balance balance, BarChart chart, List<Holding> holdings, List<Device> hotspots);
  }

  @GET
  public Response overview() {
    var customer = visitors.customer();
    return pages.show(
        Templates.overview(
            balances.balance(customer),
            chart(customer),
            Holding.of(balances.lots(customer)).stream().limit(MOST_HOLDINGS).toList(),
            devices.list(customer, MOST_HOTSPOTS, null).items()));
  }

  private BarChart chart(UUID customer) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var bytesByDay = new HashMap<LocalDate, Long>();
    for (var day : usage.accountDays(customer, today.minusDays(DAYS - 1L), DAYS)) {
      bytesByDay.merge(day.day(), day.bytesUp() + day.bytesDown(), Long::sum);
    }
    return BarChart.of(bytesByDay, today, DAYS);
  }
}
