package byway.network.enrolment.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Lane;
import byway.kit.calls.Recorded;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Boxes of one operator, until they are hotspots. Refuses with {@code not_found}. */
@Contract("enrolment")
@Path("/internal/enrolment")
public interface Enrolment {
  /**
   * A box asks to be let in. The same key again is the same box: it is told the same code while
   * that is good. Refuses with {@code serial_invalid}, {@code model_invalid}, {@code key_invalid},
   * {@code secret_invalid}, {@code forbidden} where the key has not signed it or the serial number
   * is that of an announced box, {@code too_many_boxes}.
   */
  @POST
  @Path("/boxes")
  @Lane("strangers")
  @Allowed({})
  @Recorded(NOTHING)
  AskedToEnrol ask(AskToEnrol box);

  /**
   * What has become of a box, for who has its key alone. Refuses with {@code forbidden}, {@code
   * nonce_old} and {@code code_expired} (410: it has to ask anew).
   */
  @POST
  @Path("/boxes/{id}/look")
  @Lane("strangers")
  @Allowed({})
  @Recorded(NOTHING)
  BoxState look(@PathParam("id") UUID id, LookAtBox look);

  /**
   * Makes a box a hotspot, once. Guesses at codes are counted by who claims. Refuses with {@code
   * name_invalid}, {@code serial_taken}, {@code not_here_yet} where a box that was never plugged in
   * is to replace another, {@code forbidden} where a customer claims for somebody else.
   */
  @POST
  @Path("/claims")
  @Allowed({CUSTOMER, MANAGER, TECHNICIAN})
  ClaimResult claim(ClaimBox claim);

  /** Boxes that wait to be claimed, those that asked first come first. */
  @GET
  @Path("/boxes")
  @Allowed({MANAGER, TECHNICIAN})
  Page<WaitingBox> waiting(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("/boxes/{id}")
  @Allowed({MANAGER, TECHNICIAN})
  WaitingBox box(@PathParam("id") UUID id);

  /**
   * A box that nobody knows; it may ask anew. Refuses with {@code claimed} where it is a hotspot
   * already.
   */
  @POST
  @Path("/boxes/{id}/dismissed")
  @Allowed({MANAGER, TECHNICIAN})
  WaitingBox dismiss(@PathParam("id") UUID id);

  /** Who vouches for the platform's port for hotspots; made at first need. */
  @GET
  @Path("/authority")
  @Allowed({MANAGER, TECHNICIAN})
  Authority authority();

  /**
   * A certificate for a port that hotspots connect to, of a key that its process has made. Refuses
   * with {@code forbidden} for all but the platform itself, {@code names_invalid}, {@code
   * key_invalid}.
   */
  @POST
  @Path("/authority/certificates")
  @Allowed({})
  @Recorded(NOTHING)
  PortCertificate certify(CertifyPort port);
}
