package byway.charging.balances.api;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger charged, for whoever keeps a history of it and compares. Refuses with {@code
 * range_invalid} and {@code cursor_invalid}.
 */
@Contract("balances")
@Path("/internal/balances/charges")
public interface Charges {
  /**
   * Each account on a day (UTC) of the last three months, by account, settled or not; those without
   * use are left out. At most 1,000 a page, where 0 means as many.
   */
  @GET
  @Allowed({})
  Page<ChargedDay> of(
      @QueryParam("day") LocalDate day,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);
}
