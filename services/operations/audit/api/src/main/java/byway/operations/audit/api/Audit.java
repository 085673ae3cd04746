package byway.operations.audit.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.PERSONAL;
import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.HOTSPOT;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of who did, tried and saw what, and why. It only grows, and each act is chained to the
 * one before by a hash. Calls of contracts are written down where they arrive, and told by {@code
 * audit.act-ended}. Refuses with {@code act_invalid}, {@code reason_missing}, {@code
 * cursor_invalid}, {@code filter_invalid}, {@code sort_invalid}.
 */
@Contract("audit")
@Path("/internal/audit")
public interface Audit {
  /** Acts that are answered at once. */
  int MOST_OF_CHAIN = 500;

  /** Writes an act down, for the principal who asks; the same key again changes nothing. */
  @POST
  @Allowed({STAFF, HOTSPOT})
  @Recorded(NOTHING)
  Act write(WriteAct command);

  /** Newest first. */
  @GET
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  Page<Act> list(@QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** As it is asked for; what an act is known by, {@link Act} says. */
  @POST
  @Path("/find")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  @Recorded(PERSONAL)
  Page<Act> find(ListRequest asked);

  /**
   * The chain as it is, oldest first, for who checks it or takes it away.
   *
   * @param after number of the act before; 0 for the first
   * @param limit at most {@value #MOST_OF_CHAIN}
   */
  @GET
  @Path("/chain")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  @Recorded(PERSONAL)
  List<Act> chain(@QueryParam("after") long after, @QueryParam("limit") int limit);

  /** Where the chain ends now, signed. */
  @GET
  @Path("/head")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  SignedHead head();

  /** Whether the chain holds from the first act on. */
  @GET
  @Path("/proof")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  ChainProof prove();
}
