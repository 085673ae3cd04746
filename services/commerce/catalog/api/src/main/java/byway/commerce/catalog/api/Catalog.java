package byway.commerce.catalog.api;

import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.MANAGER;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/**
 * What an operator sells. Refuses with {@code not_found}, {@code pack_invalid}, and with {@code
 * amount_not_payable} and {@code currency_not_taken} a price that cards could not pay.
 */
@Contract("catalog")
@Path("/internal/catalog")
public interface Catalog {
  /** The packs on sale, smallest first; at most 100. */
  @GET
  @Path("/packs")
  @Allowed(ANYBODY)
  List<Pack> packs();

  @GET
  @Path("/packs/{id}")
  @Allowed(ANYBODY)
  Pack pack(@PathParam("id") UUID id);

  /** Refuses with {@code too_many_packs} where 100 are on sale. */
  @POST
  @Path("/packs")
  @Allowed(MANAGER)
  Pack offer(OfferPack command);

  /** Takes a pack off sale; orders of it stay as they are. */
  @DELETE
  @Path("/packs/{id}")
  @Allowed(MANAGER)
  void retire(@PathParam("id") UUID id);
}
