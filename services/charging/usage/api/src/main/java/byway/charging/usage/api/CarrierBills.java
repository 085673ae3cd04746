package byway.charging.usage.api;

import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;

/**
 * What carriers billed for the hotspots' lines, and how it stands beside what was charged. Refuses
 * with {@code carrier_invalid}, {@code row_invalid}, {@code too_many} and {@code range_invalid}.
 */
@Contract("usage")
@Path("/internal/usage/carriers")
public interface CarrierBills {
  /** Takes what a carrier has told; all of it, or nothing. */
  @POST
  @Path("/feeds")
  @Allowed({MANAGER, FINANCE})
  TakenFeed take(CarrierFeed feed);

  /** Compares whole days (UTC); 1 to 35 of them, where 0 means 1. */
  @GET
  @Path("/reconciliation")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  UsageReconciliation reconciliation(
      @QueryParam("from") LocalDate from, @QueryParam("days") int days);
}
