package byway.contracts.rewards;

import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bonuses (row K2): given once per new guest, bounded per owner, hotspot and day. */
@Contract("rewards")
@Path("/internal/rewards")
public interface Rewards {
  /** What an owner has earned, newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Path("/owners/{ownerId}")
  Page<Reward> ofOwner(
      @PathParam("ownerId") UUID ownerId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);
}
