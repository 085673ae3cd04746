package byway.people.notifications.api;

import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that mail came back from for good, and the mailbox in which an operator's mail comes
 * back (RFC 3464), where nobody else tells of it.
 */
@Contract("notifications")
@Path("/internal/bounces")
public interface Bounces {
  /** By address. Refuses with {@code cursor_invalid}. */
  @GET
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  Page<BouncingAddress> list(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** Mail goes there again. Refuses with {@code not_found}. */
  @POST
  @Path("/lift")
  @Allowed({MANAGER, SUPPORT})
  void lift(LiftBounce command);

  @GET
  @Path("/mailbox")
  @Allowed(MANAGER)
  BounceMailboxState mailbox();

  /**
   * From now on it is read each five minutes, from what comes next on; what is in it stays. Refuses
   * with {@code server_invalid}, and with {@code password_needed} where a kept password would go to
   * another server or user than the one it was given for.
   */
  @PUT
  @Path("/mailbox")
  @Allowed(OWNER)
  @Confirmed
  BounceMailboxState setMailbox(SetMailServer server);

  /** None is read, and its password is forgotten. */
  @DELETE
  @Path("/mailbox")
  @Allowed(OWNER)
  @Confirmed
  BounceMailboxState forgetMailbox();
}
