package byway.people.abuse.api;

import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.SUPPORT;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator's abuse desk: who outside complains of what came from its network, and what is done
 * about it. Refuses with {@code text_invalid} what is no text of 1 to 5,000 characters, and with
 * {@code too_many_notes} more than 200 notes of one report.
 */
@Contract("abuse")
@Path("/internal/abuse")
public interface AbuseReports {
  /**
   * Takes a complaint; the same id again changes nothing. Refuses with {@code contact_invalid},
   * {@code address_invalid}, {@code time_invalid}, and with {@code too_many_reports} more than 5 in
   * an hour from one network, or 200 in a day in all.
   */
  @POST
  @Allowed(ANYBODY)
  AbuseReceipt report(ReportAbuse command);

  /** Newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Allowed({MANAGER, SUPPORT, TECHNICIAN, READ_ONLY})
  Page<AbuseReport> list(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** Refuses with {@code not_found}, as all that follow. */
  @GET
  @Path("/by-id/{id}")
  @Allowed({MANAGER, SUPPORT, TECHNICIAN, READ_ONLY})
  AbuseCase get(@PathParam("id") UUID id);

  @POST
  @Path("/by-id/{id}/notes")
  @Allowed({MANAGER, SUPPORT, TECHNICIAN})
  AbuseCase note(@PathParam("id") UUID id, WriteNote note);

  /** Who takes it up looks into it. Refuses with {@code state_invalid} that it is new again. */
  @POST
  @Path("/by-id/{id}/state")
  @Allowed({MANAGER, SUPPORT})
  AbuseCase change(@PathParam("id") UUID id, ChangeAbuse command);

  @POST
  @Path("/by-id/{id}/customer")
  @Allowed({MANAGER, SUPPORT})
  AbuseCase nameCustomer(@PathParam("id") UUID id, NameCustomer command);

  /** Answers who complained, by mail; the same id again sends nothing. */
  @POST
  @Path("/by-id/{id}/answer")
  @Allowed({MANAGER, SUPPORT})
  AbuseCase answer(@PathParam("id") UUID id, WriteNote text);

  /**
   * Tells the customer by mail what is complained of, in staff's words. Refuses with {@code
   * customer_unknown}.
   */
  @POST
  @Path("/by-id/{id}/notice")
  @Allowed({MANAGER, SUPPORT})
  AbuseCase notice(@PathParam("id") UUID id, WriteNote text);

  /**
   * The customer's sessions end and none begins, until it is taken back; the balance stays. Refuses
   * with {@code customer_unknown}.
   */
  @POST
  @Path("/by-id/{id}/suspend")
  @Allowed(MANAGER)
  @Confirmed
  AbuseCase suspend(@PathParam("id") UUID id, WriteNote why);

  /** The customer may use hotspots again. Refuses with {@code customer_unknown}. */
  @POST
  @Path("/by-id/{id}/resume")
  @Allowed(MANAGER)
  @Confirmed
  AbuseCase resume(@PathParam("id") UUID id, WriteNote why);
}
