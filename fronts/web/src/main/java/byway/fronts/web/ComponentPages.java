package byway.fronts.web;

import byway.fronts.web.charts.AreaChart;
import byway.fronts.web.charts.BarChart;
import byway.kit.context.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.stream.LongStream;

/**
 * A page of all components, for whoever builds pages. Below the console's address, because staff's
 * session reaches no further.
 */
@RunOnVirtualThread
@Path(ComponentPages.HOME)
@InContext
class ComponentPages {
  static final String HOME = "/console/components";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

  private final Visitors visitors;
  private final Pages pages;

  ComponentPages(Visitors visitors, Pages pages) {
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance components(Form form, BarChart bars, AreaChart area);
  }

  @GET
  public Response components() {
    visitors.staff();
    var form =
        Form.empty()
            .with("wrong", "nobody at example")
            .wrong("wrong", "This does not look like an e-mail address. It needs an @.");
    var days = new HashMap<LocalDate, Long>();
    for (int i = 0; i < 30; i++) {
      days.put(DAY.minusDays(i), Math.round(40_000_000 * (1.2 + Math.sin(i * 1.7)) * (30 - i)));
    }
    var minutes =
        LongStream.range(0, 60).map(i -> Math.round(900_000 * (1 + Math.sin(i / 5.0)))).boxed();
    return pages.show(
        Templates.components(form, BarChart.of(days, DAY, 30), AreaChart.of(minutes.toList())));
  }
}
