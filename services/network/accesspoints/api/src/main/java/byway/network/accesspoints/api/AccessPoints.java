package byway.network.accesspoints.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.SHOWN;
import static byway.kit.calls.Who.HOTSPOT;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access points that people already own and that speak RADIUS: where they speak from, the secret
 * that they share with the platform, and what they understand. Refuses with {@code not_found},
 * {@code range_invalid}, {@code address_invalid}, {@code text_invalid}, {@code cursor_invalid}.
 */
@Contract("accesspoints")
@Path("/internal/accesspoints")
public interface AccessPoints {
  /**
   * Sets what is known of a hotspot that speaks RADIUS; the first time, its secret is made. Refuses
   * with {@code too_many_at_address} where more than 32 of the operator's of the same
   * NAS-Identifier, or without one, would speak from one address; with {@code not_told_apart} where
   * two that do not sign would; and with {@code certificate_taken} where another of that
   * NAS-Identifier has its certificate.
   */
  @PUT
  @Allowed({MANAGER, TECHNICIAN})
  AccessPoint set(SetAccessPoint command);

  @GET
  @Path("/{deviceId}")
  @Allowed({HOTSPOT, MANAGER, TECHNICIAN})
  @Recorded(SHOWN)
  AccessPoint get(@PathParam("deviceId") UUID deviceId);

  @GET
  @Allowed(STAFF)
  Page<AccessPoint> list(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /**
   * Those that are asked for, by id unless it says otherwise. By {@code id}, {@code nas} and {@code
   * address} (words without a field), {@code dialect}, {@code signs} and {@code passwords}. Refuses
   * with the codes of {@code kit/filters}.
   */
  @POST
  @Path("/find")
  @Allowed({MANAGER, TECHNICIAN})
  Page<AccessPoint> find(ListRequest asked);

  /**
   * The same with its secret, which no other call tells staff but the one that makes it anew: it
   * takes who reads it as far as who has the access point.
   */
  @POST
  @Path("/{deviceId}/secret/shown")
  @Allowed({MANAGER, TECHNICIAN})
  @Confirmed
  AccessPoint withSecret(@PathParam("deviceId") UUID deviceId);

  /** Makes a new secret; the old one is good no more. */
  @POST
  @Path("/{deviceId}/secret")
  @Allowed({MANAGER, TECHNICIAN})
  @Confirmed
  AccessPoint renewSecret(@PathParam("deviceId") UUID deviceId);

  /**
   * Of all operators' access points those that may speak from there, the closest range first; at
   * most 64 of each operator, and at most 4,096, of which every operator has its part. Only for the
   * platform itself.
   */
  @POST
  @Path("/at")
  @Allowed({})
  @Recorded(NOTHING)
  List<KnownAccessPoint> at(Source source);

  /**
   * Networks that access points speak from, of all operators, each once; those of more than 65,536
   * addresses (IPv6: wider than /48) tell little and are left out, and so is what is beyond 20,000.
   * Only for the platform itself.
   */
  @GET
  @Path("/ranges")
  @Allowed({})
  List<String> ranges();

  /**
   * Sets by which client certificates it is known; those before are no more. Refuses with {@code
   * certificate_invalid}, and with {@code certificate_taken} where an access point of another
   * operator has connected by one of them, or one of the same NAS-Identifier is known by it.
   */
  @PUT
  @Path("/{deviceId}/certificates")
  @Allowed({MANAGER, TECHNICIAN})
  Certificates certify(@PathParam("deviceId") UUID deviceId, Certificates command);

  /** None where it does not speak RADIUS over TLS. */
  @GET
  @Path("/{deviceId}/certificates")
  @Allowed({MANAGER, TECHNICIAN})
  Certificates certificates(@PathParam("deviceId") UUID deviceId);

  /**
   * Whose certificate it is: the access point of that NAS-Identifier before one of any. More than
   * one where several operators say that it is theirs, none of them has connected by it so far, and
   * the NAS-Identifier does not tell. Only for the platform itself.
   */
  @POST
  @Path("/behind")
  @Allowed({})
  @Recorded(NOTHING)
  List<KnownAccessPoint> behind(Certificate certificate);

  /** Notes where it has spoken from; an older note changes nothing. */
  @PUT
  @Path("/{deviceId}/heard")
  @Allowed(HOTSPOT)
  void hear(@PathParam("deviceId") UUID deviceId, LastHeard heard);

  /** Where it last spoke from, to within ten minutes; refuses with {@code not_found}. */
  @GET
  @Path("/{deviceId}/heard")
  @Allowed({HOTSPOT, MANAGER, TECHNICIAN})
  LastHeard lastHeard(@PathParam("deviceId") UUID deviceId);

  /**
   * Keeps what access points were given at sign-ins (Class), for those that do not give it back;
   * the latest of each client device at each access point, for a day. At most 500 at a time;
   * refuses with {@code too_many}.
   */
  @PUT
  @Path("/classes")
  @Allowed(HOTSPOT)
  void keepClasses(List<GivenClass> given);

  /**
   * The latest that was given for client devices at access points. At most 500 at a time; one
   * answer for each, in order. Refuses with {@code too_many}.
   */
  @POST
  @Path("/classes/found")
  @Allowed(HOTSPOT)
  List<KeptClass> classes(List<FindClass> questions);

  /**
   * The tallies of an accounting session by its full name, the latest first, at most 4. By half of
   * it: the latest of each name that has that half and was begun within two days, the open ones
   * first, then the newest; at most 2, so that one alone is meant or none.
   */
  @POST
  @Path("/tallies/found")
  @Allowed(HOTSPOT)
  List<Tally> tallies(FindTallies question);

  /**
   * Repeatable. Ends all others of the same client device at the same access point. Refuses with
   * {@code number_invalid}.
   */
  @POST
  @Path("/tallies")
  @Allowed(HOTSPOT)
  TallyResult beginTally(BeginTally command);

  /** A session's; refuses with {@code not_found}. */
  @GET
  @Path("/tallies/{sessionId}")
  @Allowed(HOTSPOT)
  Tally tally(@PathParam("sessionId") UUID sessionId);

  /** Its access point counts for it no more; repeatable, and the first end stays. */
  @PUT
  @Path("/tallies/{sessionId}/end")
  @Allowed(HOTSPOT)
  void endTally(@PathParam("sessionId") UUID sessionId, EndTally command);

  /**
   * Ends all tallies of an access point, unless it has begun or ended some later than that, or said
   * the very same more than five minutes before.
   */
  @POST
  @Path("/{deviceId}/restarts")
  @Allowed(HOTSPOT)
  RestartResult restart(@PathParam("deviceId") UUID deviceId, Restart command);
}
