package byway.charging.usage.console;

import byway.charging.usage.api.CarrierBills;
import byway.charging.usage.api.CarrierFeed;
import byway.charging.usage.api.CarrierFeed.Row;
import byway.charging.usage.console.CompareLedgers.Found;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Whether hotspots, ledger, history and carriers agree, and where they part. */
@RunOnVirtualThread
@Path(ReconciliationPages.HOME)
@InContext
class ReconciliationPages {
  static final String HOME = ConsoleFrame.HOME + "/reconciliation";

  private final CompareLedgers compare;
  private final DiscrepancyNames names;
  private final CarrierBills bills;
  private final StaffActs acts;
  private final Pages pages;

  ReconciliationPages(
      CompareLedgers compare,
      DiscrepancyNames names,
      CarrierBills bills,
      StaffActs acts,
      Pages pages) {
    this.compare = compare;
    this.names = names;
    this.bills = bills;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "usage")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance reconciliation(Shown shown, @Nullable Taken taken, Form form);
  }

  /** Everything that the page draws. */
  public record Shown(
      Period period,
      Found found,
      ReconciliationView sides,
      DiscrepancyNames.Names names,
      DiscrepancyWords says,
      Instant now) {
    public boolean isUnbilled() {
      return found.days() != null && found.days().daysWithoutFeed() >= period.days();
    }

    public long daysWithoutFeed() {
      return found.days() == null ? 0 : found.days().daysWithoutFeed();
    }

    public long allDays() {
      return period.days();
    }

    public String backDays() {
      return Integer.toString(period.back());
    }
  }

  /** A bill that was just taken. */
  public record Taken(String carrier, long rows, long changed) {}

  /** A page for who asks for one, the figures as JSON for everybody else. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  public Response show(
      @Context HttpHeaders headers,
      @QueryParam("from") @Nullable String from,
      @QueryParam("days") @Nullable String days,
      @QueryParam("carrier") @Nullable String carrier,
      @QueryParam("rows") int rows,
      @QueryParam("changed") int changed) {
    if (!isForPeople(headers)) {
      var all = compare.all(Period.ofTool(from, days, compare.today()));
      return Response.ok(all, MediaType.APPLICATION_JSON_TYPE).build();
    }
    var period = Period.ofText(from, days, compare.today());
    var taken =
        carrier != null && carrier.matches(CarrierBillForm.NAME) && rows > 0
            ? new Taken(carrier, rows, changed)
            : null;
    return pages.show(page(period, taken, Form.empty()));
  }

  private static boolean isForPeople(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().getFirst().getSubtype().contains("html");
  }

  private TemplateInstance page(Period period, @Nullable Taken taken, Form form) {
    var found = compare.found(period);
    var sides = ReconciliationView.of(found);
    return Templates.reconciliation(
        new Shown(
            period, found, sides, names.of(sides), new DiscrepancyWords(words()), compare.now()),
        taken,
        form);
  }

  /** Takes a bill, from a file or as it was pasted, and shows the days that it is about. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.TEXT_HTML)
  public Response take(
      @RestForm("carrier") @Nullable String carrier,
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("rows") @Nullable String rows,
      @RestForm("reason") @Nullable String reason) {
    var bill = CarrierBillForm.of(carrier, file, rows, reason, words());
    return acts.of(bill.form(), form -> page(Period.of(null, 0, compare.today()), null, form))
        .calling("carrierBills.take")
        .answer("carrier.feed", given -> bill.carrier(), given -> take(bill));
  }

  private Response take(CarrierBillForm bill) {
    var taken = bills.take(new CarrierFeed(bill.carrier(), bill.rows()));
    var days = around(bill.rows()).query();
    return pages.seeOther(
        "%s%s&carrier=%s&rows=%d&changed=%d"
            .formatted(HOME, days, bill.carrier(), taken.rows(), taken.changed()));
  }

  private Period around(List<Row> rows) {
    var days = rows.stream().map(Row::day).sorted(Comparator.<LocalDate>naturalOrder()).toList();
    return Period.around(days.getFirst(), days.getLast(), compare.today());
  }

  private ReconciliationMessages words() {
    return pages.words(ReconciliationMessages.class);
  }
}
