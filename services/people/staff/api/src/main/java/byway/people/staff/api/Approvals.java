package byway.people.staff.api;

import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What two of the staff decide together: beyond an amount, one asks and another agrees. */
@Contract("staff")
@Path("/internal/staff/approvals")
public interface Approvals {
  /** How much one of the staff may do alone; the services that do it ask before they do. */
  @GET
  @Path("/limits")
  @Allowed(STAFF)
  ApprovalLimits limits();

  /** Refuses with {@code limit_invalid}. */
  @PUT
  @Path("/limits")
  @Allowed(OWNER)
  @Confirmed
  ApprovalLimits changeLimits(ApprovalLimits limits);

  /**
   * Asks another to agree; the same again changes nothing. Good for three days. Refuses with {@code
   * not_permitted} where the role would not allow the deed itself, {@code amount_invalid}, {@code
   * reason_invalid}, and {@code too_many_approvals} where 100 of one member wait.
   */
  @POST
  @Allowed({MANAGER, SUPPORT, FINANCE})
  Approval ask(AskApproval command);

  @GET
  @Path("/{id}")
  @Allowed({MANAGER, SUPPORT, FINANCE})
  Approval get(@PathParam("id") UUID id);

  /** Newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Allowed({MANAGER, SUPPORT, FINANCE})
  Page<Approval> list(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /**
   * Agrees, and it is done once, as soon as it can be. Refuses with {@code not_found}, {@code
   * own_request} who asked themselves, {@code not_permitted} whose role would not allow the deed,
   * and {@code approval_over} what is decided or past its time.
   */
  @POST
  @Path("/{id}/approve")
  @Allowed({MANAGER, SUPPORT, FINANCE})
  @Confirmed
  Approval approve(@PathParam("id") UUID id);

  /** Does not agree, or takes back what one asked. Refuses as {@link #approve}. */
  @POST
  @Path("/{id}/decline")
  @Allowed({MANAGER, SUPPORT, FINANCE})
  Approval decline(@PathParam("id") UUID id);
}
