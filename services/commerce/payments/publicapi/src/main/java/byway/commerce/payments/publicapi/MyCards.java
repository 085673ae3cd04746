package byway.commerce.payments.publicapi;

import byway.commerce.payments.api.Payments;
import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.PublicApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cards that the signed-in customer saved. */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MyCards {
  private final Payments payments;
  private final Callers callers;

  MyCards(Payments payments, Callers callers) {
    this.payments = payments;
    this.callers = callers;
  }

  /** A card as its holder recognises it. */
  @Schema(name = "SavedCard")
  public record SavedCard(
      @Schema(description = "To pay an order with") String id,
      @Schema(examples = "visa") String brand,
      @Schema(examples = "4242") String last4,
      int expiryMonth,
      int expiryYear) {}

  @GET
  @Path("/cards")
  @Operation(summary = "Cards I saved", description = "Their numbers are only at the processor.")
  @APIResponse(
      responseCode = "200",
      description = "The cards",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SavedCard.class)))
  public List<SavedCard> cards() {
    return payments.cards(callers.customer()).stream()
        .map(
            card ->
                new SavedCard(
                    card.id(), card.brand(), card.last4(), card.expiryMonth(), card.expiryYear()))
        .toList();
  }
}
