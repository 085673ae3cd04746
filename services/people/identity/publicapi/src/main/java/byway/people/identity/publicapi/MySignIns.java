package byway.people.identity.publicapi;

import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.PublicApi;
import byway.fronts.web.Origins;
import byway.people.identity.api.Passkey;
import byway.people.identity.api.Passkeys;
import byway.people.identity.api.SignInSession;
import byway.people.identity.api.SignInSessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the customer is signed in, and by which passkeys. */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MySignIns {
  private final SignInSessions sessions;
  private final Passkeys passkeys;
  private final Origins origins;
  private final Callers callers;

  MySignIns(SignInSessions sessions, Passkeys passkeys, Origins origins, Callers callers) {
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.origins = origins;
    this.callers = callers;
  }

  /** A sign-in that still holds. */
  @Schema(name = "SignIn")
  public record Shown(
      UUID id,
      @Schema(description = "The network address it began from") @Nullable String source,
      @Schema(description = "What the browser or app calls itself") @Nullable String browser,
      Instant beganAt,
      @Schema(description = "To a quarter of an hour") Instant usedAt,
      @Schema(description = "Whether it is the one of this very token") boolean current) {
    static Shown of(SignInSession session) {
      return new Shown(
          session.id(),
          session.source(),
          session.browser(),
          session.beganAt(),
          session.usedAt(),
          session.current());
    }
  }

  /** A passkey. */
  @Schema(name = "Passkey")
  public record ShownPasskey(
      UUID id, String name, String host, Instant addedAt, @Nullable Instant usedAt) {
    static ShownPasskey of(Passkey passkey) {
      return new ShownPasskey(
          passkey.id(), passkey.name(), passkey.host(), passkey.addedAt(), passkey.usedAt());
    }
  }

  @GET
  @Path("/sign-ins")
  @Operation(summary = "Where I am signed in", description = "The newest first; at most 100.")
  @APIResponse(responseCode = "200", description = "The sessions")
  public List<Shown> signIns() {
    return sessions.of(callers.customer(), origins.ofSignedInApp()).stream()
        .map(Shown::of)
        .toList();
  }

  @DELETE
  @Path("/sign-ins/{id}")
  @Operation(summary = "End a session", description = "Refuses with `not_found`.")
  @APIResponse(responseCode = "204", description = "Ended")
  public void endSignIn(@PathParam("id") UUID id) {
    sessions.end(callers.customer(), id);
  }

  @POST
  @Path("/sign-ins/end-others")
  @Operation(summary = "End all my other sessions")
  @APIResponse(responseCode = "204", description = "Ended")
  public void endOtherSignIns() {
    sessions.endOthers(callers.customer(), origins.ofSignedInApp());
  }

  @GET
  @Path("/passkeys")
  @Operation(summary = "My passkeys", description = "They are made on the pages of the account.")
  @APIResponse(responseCode = "200", description = "The passkeys")
  public List<ShownPasskey> passkeys() {
    return passkeys.of(callers.customer()).stream().map(ShownPasskey::of).toList();
  }

  @DELETE
  @Path("/passkeys/{id}")
  @Operation(
      summary = "Remove a passkey",
      description = "Refuses with `confirm_needed` (403), `not_found`.")
  @APIResponse(responseCode = "204", description = "Removed")
  public void removePasskey(@PathParam("id") UUID id) {
    passkeys.remove(callers.customer(), id, origins.ofSignedInApp());
  }
}
