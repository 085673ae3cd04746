package byway.fronts.console;

import byway.contracts.balances.Balances;
import byway.contracts.balances.Reconciliation;
import byway.contracts.usage.CarrierBills;
import byway.contracts.usage.CarrierFeed;
import byway.contracts.usage.TakenFeed;
import byway.contracts.usage.UsageReconciliation;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hotspots, ledger, history and carriers side by side (row N3), as JSON for staff and their tools;
 * and where staff bring what a carrier has billed.
 */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/reconciliation")
@InContext
class ReconciliationDoor {
  private static final int USUAL_DAYS = 7;

  private final Balances balances;
  private final CarrierBills bills;
  private final Deeds deeds;
  private final InstantSource clock;

  ReconciliationDoor(Balances balances, CarrierBills bills, Deeds deeds, InstantSource clock) {
    this.balances = balances;
    this.bills = bills;
    this.deeds = deeds;
    this.clock = clock;
  }

  /**
   * All that is compared.
   *
   * @param sessions what hotspots counted against what was charged and posted
   * @param days what was charged against the history, and that against what carriers billed
   */
  public record Compared(Reconciliation sessions, UsageReconciliation days) {}

  /** The last week, or so many days from a day on. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Compared compared(
      @QueryParam("from") @Nullable LocalDate from, @QueryParam("days") int days) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int many = days == 0 ? USUAL_DAYS : days;
    var first = from == null ? today.minusDays(many - 1L) : from;
    return new Compared(balances.reconciliation(many), bills.reconciliation(first, many));
  }

  /** A file of rows {@code device,day,bytes}, with who it is of and why it is brought. */
  @POST
  @Path("/feeds")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  public TakenFeed take(MultivaluedMap<String, String> posted) {
    var carrier = field(posted, "carrier");
    var rows = CarrierFile.rows(field(posted, "file"));
    var reason = field(posted, "reason");
    if (reason.isBlank()) {
      throw Refusal.invalid("reason_missing", "say why");
    }
    deeds.write("carrier.feed", carrier, reason);
    return bills.take(new CarrierFeed(carrier, rows));
  }

  private static String field(MultivaluedMap<String, String> posted, String name) {
    return Objects.requireNonNullElse(posted.getFirst(name), "");
  }
}
