package byway.charging.objections.api;

import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;

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

/** What was used where, and "that was not me". */
@Contract("objections")
@Path("/internal/objections")
public interface Objections {
  /**
   * Newest first; as long as sessions are kept. At most 100 a page. Refuses with {@code
   * cursor_invalid}.
   */
  @GET
  @Path("/stays/{customerId}")
  @Allowed({CUSTOMER, STAFF})
  Page<Stay> stays(
      @Own @PathParam("customerId") UUID customerId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /**
   * Says of one session that it was not theirs. What the customer has open at that hotspot ends,
   * and their network key is another from then on. The same again, and the same session again,
   * answers what is there. Refuses with {@code not_found}, {@code note_invalid}, {@code
   * nothing_used}, {@code key_reused}, {@code too_late} for sessions that began more than 90 days
   * ago, and {@code too_many} where 20 of the customer are open.
   */
  @POST
  @Allowed(CUSTOMER)
  Objection raise(RaiseObjection command);

  /** A customer's, newest first, at most 100. */
  @GET
  @Path("/of/{customerId}")
  @Allowed({CUSTOMER, STAFF})
  List<Objection> of(@Own @PathParam("customerId") UUID customerId);

  /** Refuses with {@code not_found}. */
  @GET
  @Path("/{id}")
  @Allowed({CUSTOMER, STAFF})
  Objection get(@PathParam("id") UUID id);

  /** Newest first, in one state or all. Refuses with {@code cursor_invalid}. */
  @GET
  @Allowed(STAFF)
  Page<Objection> list(
      @QueryParam("state") @Nullable ObjectionState state,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /** Of each of these hotspots, at most 500, those where there is any. */
  @POST
  @Path("/counts")
  @Allowed(STAFF)
  List<HotspotObjections> counts(List<UUID> deviceIds);

  /**
   * Believes it or does not. Where it is believed, what was charged is granted again, what is held
   * back of the session is given back, and the hotspot's owner loses what the guest brought; beyond
   * what the operator lets one of the staff give, the first only agrees and another decides. The
   * customer hears of it. Refuses with {@code not_found}, {@code answer_invalid}, {@code decided},
   * and {@code own_request} who agreed first.
   */
  @POST
  @Path("/{id}/decide")
  @Allowed({MANAGER, SUPPORT})
  @Confirmed
  Objection decide(@PathParam("id") UUID id, DecideObjection command);
}
