package byway.charging.usage.console;

import byway.charging.balances.api.Reconciliation;
import byway.charging.usage.api.CarrierBills;
import byway.charging.usage.api.CarrierFeed;
import byway.charging.usage.api.TakenFeed;
import byway.charging.usage.api.UsageReconciliation;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@link ReconciliationPages} shows and takes, for the tools of staff. */
@RunOnVirtualThread
@Path(ReconciliationPages.HOME)
@InContext
class ReconciliationDoor {
  private final CompareLedgers compare;
  private final CarrierBills bills;
  private final StaffActs acts;

  ReconciliationDoor(CompareLedgers compare, CarrierBills bills, StaffActs acts) {
    this.compare = compare;
    this.bills = bills;
    this.acts = acts;
  }

  /** What the page answers to a tool, for a link: browsers ask for pages. */
  @GET
  @Path("/figures.json")
  @Produces(MediaType.APPLICATION_JSON)
  public CompareLedgers.Compared figures(
      @QueryParam("from") @Nullable String from, @QueryParam("days") @Nullable String days) {
    return compare.all(Period.ofTool(from, days, compare.today()));
  }

  /** Each difference as a row, those that nobody has explained first. */
  @GET
  @Path("/differences.csv")
  @Produces("text/csv")
  public Response differences(
      @QueryParam("from") @Nullable String from, @QueryParam("days") @Nullable String days) {
    var all = figures(from, days);
    var rows =
        Stream.of(
                Stream.of("explained,reason,session,hotspot,customer,day,known_bytes,found_bytes"),
                all.sessions().unexplained().stream().map(one -> row(false, one)),
                all.days().unexplained().stream().map(one -> row(false, one)),
                all.sessions().explained().stream().map(one -> row(true, one)),
                all.days().explained().stream().map(one -> row(true, one)))
            .flatMap(each -> each)
            .collect(Collectors.joining("\r\n", "", "\r\n"));
    return Response.ok(rows)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=differences.csv")
        .build();
  }

  private static String row(boolean explained, Reconciliation.Difference one) {
    return row(
        explained,
        one.reason(),
        one.sessionId(),
        one.deviceId(),
        null,
        null,
        ReconciliationView.isOfPostings(one) ? one.chargedBytes() : one.countedBytes(),
        ReconciliationView.isOfPostings(one) ? one.postedBytes() : one.chargedBytes());
  }

  private static String row(boolean explained, UsageReconciliation.Difference one) {
    return row(
        explained,
        one.reason(),
        null,
        one.deviceId(),
        one.accountId(),
        one.day(),
        one.knownBytes(),
        one.foundBytes());
  }

  /** Nothing in it needs quotes: ids, days, numbers and names of reasons. */
  private static String row(boolean explained, String reason, @Nullable Object... cells) {
    return Stream.concat(
            Stream.of(explained ? "yes" : "no", reason),
            Stream.of(cells).map(cell -> Objects.toString(cell, "")))
        .collect(Collectors.joining(","));
  }

  /** A file of rows {@code device,day,bytes}, with who it is of and why it is brought. */
  @POST
  @Path("/feeds")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  public TakenFeed take(MultivaluedMap<String, String> posted) {
    acts.checkRole("carrierBills.take", "carrier.feed");
    var carrier = field(posted, "carrier");
    var rows = CarrierFile.rows(field(posted, "file"));
    var reason = field(posted, "reason");
    if (reason.isBlank()) {
      throw Refusal.invalid("reason_missing", "say why");
    }
    return acts.saying(
        "carrier.feed", carrier, reason, false, () -> bills.take(new CarrierFeed(carrier, rows)));
  }

  private static String field(MultivaluedMap<String, String> posted, String name) {
    return Objects.requireNonNullElse(posted.getFirst(name), "");
  }
}
