package byway.network.access.publicapi;

import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.Paging;
import byway.fronts.publicapi.PublicApi;
import byway.network.access.api.Access;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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

/** Where the signed-in customer was online. */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MySessions {
  private final Access access;
  private final Callers callers;

  MySessions(Access access, Callers callers) {
    this.access = access;
    this.callers = callers;
  }

  /** One stay at a hotspot. */
  @Schema(name = "Session")
  public record SessionView(
      UUID id,
      UUID hotspotId,
      @Schema(description = "The client device", examples = "02:00:00:00:00:01") String mac,
      Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable String closedFor) {}

  /** A page. */
  @Schema(name = "SessionPage")
  public record SessionPage(List<SessionView> items, @Nullable String next) {}

  @GET
  @Path("/sessions")
  @Operation(summary = "Where I was online, newest first")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = SessionPage.class, responseDescription = "A page")
  public SessionPage sessions(
      @Parameter(description = Paging.LIMIT)
          @Schema(minimum = "1", maximum = "100")
          @QueryParam("limit")
          @DefaultValue(Paging.USUAL)
          int limit,
      @Parameter(description = Paging.CURSOR) @QueryParam("cursor") @Nullable String cursor) {
    var page = access.list(callers.customer(), Paging.limit(limit), cursor);
    return new SessionPage(
        page.items().stream()
            .map(
                session ->
                    new SessionView(
                        session.id(),
                        session.deviceId(),
                        session.mac(),
                        session.openedAt(),
                        session.closedAt(),
                        session.closedFor()))
            .toList(),
        page.next());
  }
}
