package byway.operations.audit.api;

import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.HOTSPOT;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * The record of what staff did and why. It only grows, and each act is chained to the one before by
 * a hash. Refuses with {@code act_invalid}, {@code reason_missing}, {@code cursor_invalid}.
 */
@Contract("audit")
@Path("/internal/audit")
public interface Audit {
  /** Writes an act down, for the principal who asks; the same key again changes nothing. */
  @POST
  @Allowed({STAFF, HOTSPOT})
  Act write(WriteAct command);

  /** Newest first. */
  @GET
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  Page<Act> list(@QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** Whether the chain holds from the first act on. */
  @GET
  @Path("/proof")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  ChainProof prove();
}
