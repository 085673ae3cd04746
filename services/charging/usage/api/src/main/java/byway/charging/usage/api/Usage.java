package byway.charging.usage.api;

import static byway.kit.calls.Recorded.As.PERSONAL;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.calls.Recorded;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * History of what was used, from roll-ups: a question costs the same at any number of records.
 * Refuses with {@code range_invalid} where a time is missing or far off, and with {@code
 * cursor_invalid}.
 */
@Contract("usage")
@Path("/internal/usage")
public interface Usage {
  /** Days (UTC) with use, oldest first; at most 400 days. */
  @GET
  @Path("/accounts/{accountId}/days")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(PERSONAL)
  List<UsageDay> accountDays(
      @Own @PathParam("accountId") UUID accountId,
      @QueryParam("from") LocalDate from,
      @QueryParam("days") int days);

  /** Hours with use since {@code from}, oldest first; at most 24 * 32. */
  @GET
  @Path("/accounts/{accountId}/hours")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(PERSONAL)
  List<UsageHour> accountHours(
      @Own @PathParam("accountId") UUID accountId,
      @QueryParam("from") Instant from,
      @QueryParam("hours") int hours);

  /** Days on which bytes went through a hotspot. */
  @GET
  @Path("/devices/{deviceId}/days")
  @Allowed({CUSTOMER, STAFF})
  List<UsageDay> deviceDays(
      @PathParam("deviceId") UUID deviceId,
      @QueryParam("from") LocalDate from,
      @QueryParam("days") int days);

  /** The latest records of an account, newest first. */
  @GET
  @Path("/accounts/{accountId}/records")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(PERSONAL)
  Page<UsageRecord> records(
      @Own @PathParam("accountId") UUID accountId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);
}
