package byway.network.enrolment.api;

import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Boxes that are announced before they come, by a manufacturer or for an order. Refuses with {@code
 * not_found}, {@code cursor_invalid}.
 */
@Contract("enrolment")
@Path("/internal/enrolment/batches")
public interface EnrolmentBatches {
  /**
   * Takes in all boxes of a list, or none of them and says what is wrong in which line. The same id
   * again changes nothing. Refuses with {@code label_invalid}.
   */
  @POST
  @Allowed({MANAGER, TECHNICIAN})
  BatchResult takeIn(TakeInBatch batch);

  /** Those that were taken in last come first. */
  @GET
  @Allowed({MANAGER, TECHNICIAN})
  Page<Batch> list(@QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("/{id}")
  @Allowed({MANAGER, TECHNICIAN})
  Batch get(@PathParam("id") UUID id);

  /** The boxes of a batch by serial number. */
  @GET
  @Path("/{id}/boxes")
  @Allowed({MANAGER, TECHNICIAN})
  Page<ExpectedBox> boxes(
      @PathParam("id") UUID id,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /**
   * What to print on those boxes of a batch that are nobody's yet.
   *
   * @param claimAt the address at which people claim, to which the code is added
   */
  @GET
  @Path("/{id}/labels")
  @Allowed({MANAGER, TECHNICIAN})
  List<BoxLabel> labels(
      @PathParam("id") UUID id, @QueryParam("claimAt") @DefaultValue("") String claimAt);
}
