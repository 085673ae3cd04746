package byway.operations.audit.api;

import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;

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

/**
 * Alarms about what one of the staff does more often than is usual, by the record of acts. Refuses
 * with {@code not_found}, {@code limit_invalid}, {@code cursor_invalid}.
 */
@Contract("audit")
@Path("/internal/alarms")
public interface Alarms {
  /** Newest first. */
  @GET
  @Allowed(MANAGER)
  Page<Alarm> list(@QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** Somebody else has looked into it. Refuses who it is about with {@code own_alarm}. */
  @POST
  @Path("/{id}/seen")
  @Allowed(MANAGER)
  Alarm see(@PathParam("id") UUID id);

  @GET
  @Path("/limits")
  @Allowed(MANAGER)
  AlarmLimits limits();

  @PUT
  @Path("/limits")
  @Allowed(OWNER)
  @Confirmed
  AlarmLimits changeLimits(AlarmLimits limits);
}
