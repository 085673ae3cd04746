package byway.charging.objections.publicapi;

import byway.charging.objections.api.Objections;
import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.Paging;
import byway.fronts.publicapi.PublicApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All of objections, for a customer. */
@RunOnVirtualThread
@Path("/api/v1/objections")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Objections", description = "All of objections")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class PublicObjections {
  private final Objections service;
  private final Callers callers;

  PublicObjections(Objections service, Callers callers) {
    this.service = service;
    this.callers = callers;
  }

  /** One of them. */
  @Schema(name = "Objection")
  public record ObjectionView(UUID id, String name) {}

  /** A page. */
  @Schema(name = "ObjectionPage")
  public record ObjectionPage(List<ObjectionView> items, @Nullable String next) {}

  @GET
  @Operation(summary = "All of objections, by id")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = ObjectionPage.class, responseDescription = "A page")
  public ObjectionPage objections(
      @Parameter(description = Paging.LIMIT)
          @Schema(minimum = "1", maximum = "100")
          @QueryParam("limit")
          @DefaultValue(Paging.USUAL)
          int limit,
      @Parameter(description = Paging.CURSOR) @QueryParam("cursor") @Nullable String cursor) {
    callers.customer();
    var page = service.list(Paging.limit(limit), cursor);
    return new ObjectionPage(
        page.items().stream().map(one -> new ObjectionView(one.id(), one.name())).toList(),
        page.next());
  }
}
