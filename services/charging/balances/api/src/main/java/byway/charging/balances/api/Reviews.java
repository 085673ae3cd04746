package byway.charging.balances.api;

import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Use that a hotspot claims and that is not believed at once: it is neither charged nor free until
 * somebody has looked.
 */
@Contract("balances")
@Path("/internal/balances/reviews")
public interface Reviews {
  /** Hotspots at which something is held back. Refuses with {@code cursor_invalid}. */
  @GET
  @Path("/hotspots")
  @Allowed(STAFF)
  Page<HeldHotspot> hotspots(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** Sessions at a hotspot of which something is held back, at most 200, those with most first. */
  @GET
  @Path("/hotspots/{deviceId}")
  @Allowed(STAFF)
  List<HeldSession> atHotspot(@PathParam("deviceId") UUID deviceId);

  /** What is held back at a hotspot in all, for its owner. */
  @GET
  @Path("/hotspots/{deviceId}/sum")
  @Allowed({CUSTOMER, STAFF})
  HeldSum sumAt(@PathParam("deviceId") UUID deviceId);

  /** A customer's sessions of which something is held back, at most 200, those with most first. */
  @GET
  @Path("/accounts/{accountId}")
  @Allowed({CUSTOMER, STAFF})
  List<HeldSession> ofAccount(@Own @PathParam("accountId") UUID accountId);

  /** Charges what is held back, or gives it back. The same again finds nothing more. */
  @POST
  @Path("/settlements")
  @Allowed({MANAGER, SUPPORT, FINANCE})
  @Confirmed
  SettledUse settle(SettleUse command);

  /**
   * The guest says that the use is theirs: what is held of the session is charged. Refuses with
   * {@code not_found}.
   */
  @POST
  @Path("/sessions/{sessionId}/confirm")
  @Allowed(CUSTOMER)
  SettledUse confirm(@PathParam("sessionId") UUID sessionId);

  /** What a hotspot's links are believed to carry. */
  @GET
  @Path("/links/{deviceId}")
  @Allowed(STAFF)
  HotspotLinks links(@PathParam("deviceId") UUID deviceId);

  /**
   * Says what a hotspot's links can carry, or that it is the usual again. It counts at once where
   * it is said, and in other processes with the next session there. Refuses with {@code
   * rate_invalid}.
   */
  @POST
  @Path("/links")
  @Allowed({MANAGER, TECHNICIAN})
  HotspotLinks declare(DeclareLinks command);
}
