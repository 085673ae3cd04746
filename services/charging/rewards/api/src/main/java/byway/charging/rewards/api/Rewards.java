package byway.charging.rewards.api;

import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bonuses: given once per new guest whose address or number is proven, bounded by client device,
 * hotspot, network address, operator and day; the owner's when the guest has used some.
 */
@Contract("rewards")
@Path("/internal/rewards")
public interface Rewards {
  /** What an owner has earned, newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Path("/owners/{ownerId}")
  @Allowed({CUSTOMER, STAFF})
  Page<Reward> ofOwner(
      @Own @PathParam("ownerId") UUID ownerId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /** How it stands with a guest's bonus. */
  @GET
  @Path("/guests/{guestId}")
  @Allowed({CUSTOMER, STAFF})
  GuestReward ofGuest(@Own @PathParam("guestId") UUID guestId);

  /** What was given and what was held back on each of the last days, 1 to 35, newest first. */
  @GET
  @Path("/tallies")
  @Allowed(STAFF)
  List<RewardTally> tallies(@QueryParam("days") int days);
}
