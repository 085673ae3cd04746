package byway.commerce.catalog.publicapi;

import byway.commerce.catalog.api.Catalog;
import byway.fronts.publicapi.Price;
import byway.fronts.publicapi.PublicApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is on sale. */
@RunOnVirtualThread
@Path("/api/v1")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Buying")
class PacksOnSale {
  private final Catalog catalog;

  PacksOnSale(Catalog catalog) {
    this.catalog = catalog;
  }

  /** What can be bought. */
  @Schema(name = "Pack")
  public record Pack(UUID id, String name, long bytes, Price price) {}

  @GET
  @Path("/packs")
  @Operation(summary = "What is on sale, smallest first", description = "Needs no token.")
  @APIResponse(
      responseCode = "200",
      description = "The packs",
      content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Pack.class)))
  public List<Pack> packs() {
    return catalog.packs().stream()
        .map(pack -> new Pack(pack.id(), pack.name(), pack.bytes(), Price.of(pack.price())))
        .toList();
  }
}
