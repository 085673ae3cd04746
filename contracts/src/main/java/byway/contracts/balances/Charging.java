package byway.contracts.balances;

import byway.kit.calls.Contract;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** Meters: the two growing numbers of each session (row K5). */
@Contract("balances")
@Path("/internal/balances/meters")
public interface Charging {
  /** Opens a meter for a session, with as high a ceiling as the balance allows; repeatable. */
  @POST
  Meter open(OpenMeter command);

  /**
   * How high a ceiling a session would have that is opened now; nothing is reserved. At most 500
   * questions at a time; one answer for each, in order.
   */
  @POST
  @Path("/offers")
  List<Offer> offers(List<AskOffer> questions);

  /**
   * Charges what hotspots have counted, at most 500 reports at a time; one answer for each, in
   * order. When it returns, the charges are durable.
   */
  @POST
  @Path("/reports")
  List<ChargeAnswer> report(List<UsageReport> reports);

  /** The meters of these sessions, those that exist; at most 1,000. */
  @POST
  @Path("/states")
  List<Meter> states(List<UUID> sessionIds);

  /**
   * Ends a session's charging from here: its ceiling grows no more. What is reserved stays so until
   * the hotspot's last word, or until an hour has passed without one; a report that comes even
   * later is charged from what the balance then has.
   */
  @POST
  @Path("/{sessionId}/close")
  Meter close(@PathParam("sessionId") UUID sessionId);
}
