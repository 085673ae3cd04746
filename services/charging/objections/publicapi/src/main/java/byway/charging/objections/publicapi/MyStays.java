package byway.charging.objections.publicapi;

import byway.charging.balances.api.Reviews;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionState;
import byway.charging.objections.api.Objections;
import byway.charging.objections.api.RaiseObjection;
import byway.charging.objections.api.Stay;
import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.Paging;
import byway.fronts.publicapi.PublicApi;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** What the signed-in customer used where; "it was me", and "that was not me". */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MyStays {
  private final Objections objections;
  private final Reviews reviews;
  private final Callers callers;
  private final Ids ids;

  MyStays(Objections objections, Reviews reviews, Callers callers, Ids ids) {
    this.objections = objections;
    this.reviews = reviews;
    this.callers = callers;
    this.ids = ids;
  }

  /** How far an objection has come. */
  @Schema(name = "ObjectionState")
  public enum State {
    OPEN,
    ACCEPTED,
    REFUSED;

    static State of(ObjectionState state) {
      return switch (state) {
        case OPEN -> OPEN;
        case ACCEPTED -> ACCEPTED;
        case REFUSED -> REFUSED;
      };
    }
  }

  /** What was used where. */
  @Schema(name = "Stay")
  public record StayView(
      UUID sessionId,
      UUID hotspotId,
      Instant openedAt,
      @Nullable Instant closedAt,
      long usedBytes,
      @Schema(description = "Under review: neither charged nor free") long heldBytes,
      @Nullable State objection) {
    static StayView of(Stay stay) {
      var objection = stay.objection();
      return new StayView(
          stay.sessionId(),
          stay.deviceId(),
          stay.openedAt(),
          stay.closedAt(),
          stay.usedBytes(),
          stay.heldBytes(),
          objection == null ? null : State.of(objection));
    }
  }

  /** A page. */
  @Schema(name = "StayPage")
  public record StayPage(List<StayView> items, @Nullable String next) {}

  /** What was charged now. */
  @Schema(name = "Confirmed")
  public record ConfirmedView(long bytes) {}

  @Schema(name = "NewObjection")
  public record NewObjection(
      @Schema(required = true) @Nullable UUID sessionId,
      @Schema(description = "What you want to tell", maxLength = 500) @Nullable String note) {}

  /** That was not me. */
  @Schema(name = "Objection")
  public record ObjectionView(
      UUID id,
      UUID sessionId,
      UUID hotspotId,
      long usedBytes,
      Instant raisedAt,
      State state,
      @Nullable Instant decidedAt,
      @Schema(description = "What staff say to it") @Nullable String answer,
      long givenBackBytes) {
    static ObjectionView of(Objection one) {
      return new ObjectionView(
          one.id(),
          one.sessionId(),
          one.deviceId(),
          one.usedBytes(),
          one.raisedAt(),
          State.of(one.state()),
          one.decidedAt(),
          one.answer(),
          one.givenBackBytes());
    }
  }

  @GET
  @Path("/stays")
  @Operation(summary = "What I used where, newest first")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = StayPage.class, responseDescription = "A page")
  public StayPage stays(
      @Parameter(description = Paging.LIMIT)
          @Schema(minimum = "1", maximum = "100")
          @QueryParam("limit")
          @DefaultValue(Paging.USUAL)
          int limit,
      @Parameter(description = Paging.CURSOR) @QueryParam("cursor") @Nullable String cursor) {
    var page = objections.stays(callers.customer(), Paging.limit(limit), cursor);
    return new StayPage(page.items().stream().map(StayView::of).toList(), page.next());
  }

  @POST
  @Path("/stays/{sessionId}/confirm")
  @Operation(
      summary = "It was me",
      description = "What is under review of this session is charged. Refuses with `not_found`.")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = ConfirmedView.class, responseDescription = "What was charged")
  public ConfirmedView confirm(@PathParam("sessionId") UUID sessionId) {
    callers.customer();
    return new ConfirmedView(reviews.confirm(sessionId).bytes());
  }

  @GET
  @Path("/objections")
  @Operation(summary = "What I said was not me, newest first, at most 100")
  @APIResponseSchema(value = ObjectionView[].class, responseDescription = "All of them")
  public List<ObjectionView> objections() {
    return objections.of(callers.customer()).stream().map(ObjectionView::of).toList();
  }

  @POST
  @Path("/objections")
  @Operation(
      summary = "That was not me",
      description =
          "What I have open at that hotspot ends and my network key is another; staff look at it."
              + " The same session again answers what is there. Refuses with `session_missing`,"
              + " `not_found`, `note_invalid`, `nothing_used`, `too_late`, `too_many`.")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = ObjectionView.class, responseDescription = "As it is now")
  public ObjectionView object(@Nullable NewObjection said) {
    var customer = callers.customer();
    var session = said == null ? null : said.sessionId();
    if (said == null || session == null) {
      throw Refusal.invalid("session_missing", "which session was not you");
    }
    var note = said.note() == null ? "" : said.note();
    return ObjectionView.of(
        objections.raise(new RaiseObjection(ids.next(), customer, session, note)));
  }
}
