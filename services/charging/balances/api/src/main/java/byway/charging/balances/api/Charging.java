package byway.charging.balances.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Who.HOTSPOT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** Meters: the two growing numbers of each session. */
@Contract("balances")
@Path("/internal/balances/meters")
public interface Charging {
  /**
   * Opens a meter for a session, with as high a ceiling as the balance allows; repeatable. Refuses
   * with {@code ahead_invalid}, and with {@code key_reused} where the session has a meter on
   * another account or hotspot. One that is opened with too little is raised, and its hotspot told
   * by {@link CeilingsRaised}, when bytes come free.
   */
  @POST
  @Allowed({})
  @Recorded(NOTHING)
  Meter open(OpenMeter command);

  /**
   * How high a ceiling a session would have that is opened now; nothing is reserved. At most 500
   * questions at a time; one answer for each, in order. Refuses with {@code ahead_invalid}, {@code
   * too_many}. A ceiling of 0 with something left means that other sessions have it reserved.
   */
  @POST
  @Path("/offers")
  @Allowed(HOTSPOT)
  List<Offer> offers(List<AskOffer> questions);

  /**
   * Charges what hotspots have counted, at most 500 reports at a time; one answer for each, in
   * order. When it returns, the charges are durable. Refuses with {@code too_many}, and with {@code
   * overloaded} where they could not be written in time: the same again is harmless.
   */
  @POST
  @Path("/reports")
  @Allowed({})
  @Recorded(NOTHING)
  List<ChargeAnswer> report(List<UsageReport> reports);

  /**
   * The same for a front's own queue: reports of hotspots of any operators, each with who sent it.
   * Refuses with {@code principal_invalid} as well.
   */
  @POST
  @Path("/sent-reports")
  @Allowed(HOTSPOT)
  List<ChargeAnswer> reportSent(List<SentReport> reports);

  /** The meters of these sessions, those that exist; more than 1,000 are {@code too_many}. */
  @POST
  @Path("/states")
  @Allowed(HOTSPOT)
  List<Meter> states(List<UUID> sessionIds);

  /**
   * Ends a session's charging from here: its ceiling grows no more. What is reserved stays so until
   * the hotspot's last word, or until an hour has passed without one; a minute is enough where the
   * account has nothing else available and another session is opened, offered or has run dry. A
   * report that comes even later is charged from what the balance then has. Refuses with {@code
   * not_found}.
   */
  @POST
  @Path("/{sessionId}/close")
  @Allowed({})
  @Recorded(NOTHING)
  Meter close(@PathParam("sessionId") UUID sessionId);
}
