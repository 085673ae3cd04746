package byway.network.access.api;

import static byway.kit.calls.Recorded.As.CHANGE;
import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.PERSONAL;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.HOTSPOT;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.calls.Recorded;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions: which customer is signed in on which client device at which hotspot. A client device is
 * known by its MAC address at that hotspot, six bytes in lower-case hexadecimal with colons.
 * Refuses with {@code not_found}, {@code mac_invalid}, {@code cursor_invalid}.
 */
@Contract("access")
@Path("/internal/access")
public interface Access {
  /** A client device has appeared: may it go on, or must it be shown the portal? */
  @POST
  @Path("/ask")
  @Allowed(HOTSPOT)
  AskResult ask(ClientAsk ask);

  /**
   * The open sessions of client devices at hotspots, for who shows no portal. At most 500 at a
   * time; one answer for each, in order. Refuses with {@code too_many}.
   */
  @POST
  @Path("/standings")
  @Allowed(HOTSPOT)
  List<AccessState> standings(List<ClientAsk> questions);

  /**
   * Which client device, at which hotspot, a portal visit is from; refuses with {@code not_found}.
   */
  @GET
  @Path("/visits")
  @Allowed(ANYBODY)
  Visit visit(@QueryParam("token") @DefaultValue("") String token);

  /**
   * The same for a browser that shows the token, and whether the visit is that browser's: the first
   * one that comes from where the hotspot is has it for good. Refuses with {@code not_found} and
   * {@code browser_invalid}.
   */
  @POST
  @Path("/visits/meet")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  MetVisit meet(MeetVisit command);

  /**
   * Signs the visiting client device in; it goes on with its session where it already has one. The
   * customer has left what was before, as by {@link #leave}. Refuses with {@code device_blocked},
   * {@code access_suspended}, with {@code operator_suspended} and {@code operator_full} where its
   * operator may serve nobody more, with {@code device_full} at 1,000 open sessions, and with
   * {@code too_slow} where others took too long: nothing is left open then.
   */
  @POST
  @Path("/sessions")
  @Allowed(CUSTOMER)
  @Recorded(NOTHING)
  Session open(OpenSession command);

  /** As {@link #open}, for a client device that was never shown the portal. */
  @POST
  @Path("/admissions")
  @Allowed(HOTSPOT)
  Admitted admit(Admit command);

  /**
   * Closes what the customer has left, for who has proven it and opens nothing yet. A client device
   * is in one place: sessions with its MAC address at other hotspots, and with its former one
   * anywhere, are {@code replaced}. Where charging has nothing available for another session, those
   * at hotspots that are not online are closed for {@code device_lost}; at most 20 hotspots are
   * looked at, of the customer's 100 oldest open sessions. What their meters have reserved is free
   * as {@code Charging.close} says. Answers what was closed.
   */
  @POST
  @Path("/departures")
  @Allowed({CUSTOMER, HOTSPOT})
  @Recorded(NOTHING)
  List<Session> leave(Leave command);

  @GET
  @Path("/sessions/{id}")
  @Allowed({CUSTOMER, HOTSPOT, STAFF})
  @Recorded(NOTHING)
  Session get(@PathParam("id") UUID id);

  /** The open sessions at a hotspot; at most 1,000. */
  @GET
  @Path("/open-at/{deviceId}")
  @Allowed({CUSTOMER, HOTSPOT, STAFF})
  List<Session> openAt(@PathParam("deviceId") UUID deviceId);

  /** The open sessions of a customer, the oldest first; at most 1,000. */
  @GET
  @Path("/open-of/{customerId}")
  @Allowed({CUSTOMER, STAFF})
  List<Session> openOf(@Own @PathParam("customerId") UUID customerId);

  /** Newest first; of one customer, or of all. */
  @GET
  @Path("/sessions")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(PERSONAL)
  Page<Session> list(
      @Own @QueryParam("customer") @Nullable UUID customerId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /**
   * Those that are asked for, newest first unless it says otherwise. By {@code id}, {@code
   * customer}, {@code hotspot}, {@code mac} (words without a field), {@code open}, {@code opened},
   * {@code closed}, {@code ended}, {@code since} and {@code until}. Refuses with the codes of
   * {@code kit/filters}.
   */
  @POST
  @Path("/sessions/find")
  @Allowed(STAFF)
  @Recorded(PERSONAL)
  Page<Session> find(ListRequest asked);

  /**
   * Signs out: by the customer, by staff, or by a rule. The hotspot is told. Refuses with {@code
   * reason_unknown}.
   */
  @POST
  @Path("/sessions/{id}/close")
  @Allowed({CUSTOMER, HOTSPOT, MANAGER, SUPPORT, TECHNICIAN})
  @Recorded(value = CHANGE, ofPlatform = false)
  Session close(@PathParam("id") UUID id, CloseSession command);
}
