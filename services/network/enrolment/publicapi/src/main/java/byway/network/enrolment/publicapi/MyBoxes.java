package byway.network.enrolment.publicapi;

import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.PublicApi;
import byway.kit.values.Refusal;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.DeviceIdentity;
import byway.network.devices.api.Devices;
import byway.network.enrolment.api.ClaimBox;
import byway.network.enrolment.api.ClaimResult;
import byway.network.enrolment.api.Enrolment;
import byway.people.identity.api.Identity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The customer's own boxes: claimed, replaced, given a new secret. */
@RunOnVirtualThread
@Path("/api/v1/me/hotspots")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hotspots")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MyBoxes {
  private final Enrolment enrolment;
  private final Devices devices;
  private final DeviceIdentities identities;
  private final Identity people;
  private final Callers callers;

  MyBoxes(
      Enrolment enrolment,
      Devices devices,
      DeviceIdentities identities,
      Identity people,
      Callers callers) {
    this.enrolment = enrolment;
    this.devices = devices;
    this.identities = identities;
    this.people = people;
    this.callers = callers;
  }

  /** A code, and what the hotspot is to be. */
  @Schema(name = "ClaimHotspot")
  public record Claim(
      @Schema(
              required = true,
              description = "As the box or its label shows it",
              examples = "K7QF-93T8")
          @Nullable String code,
      @Schema(
              description =
                  "At most 60 characters; without one, that of the hotspot it replaces or its"
                      + " serial number")
          @Nullable String name,
      @Schema(description = "A hotspot of mine whose place it takes") @Nullable UUID replaces) {}

  /** What became of it. */
  @Schema(name = "ClaimedHotspot")
  public record Claimed(
      @Schema(description = "None where the box was never plugged in; it is a hotspot once it is")
          @Nullable UUID id,
      @Nullable String name,
      String serial) {}

  /** How its secret is. */
  @Schema(name = "HotspotSecret")
  public record Secret(
      @Schema(description = "Since when the hotspot uses the secret it uses now")
          @Nullable Instant since,
      @Schema(description = "Whether it has still to make the new one") boolean pending) {
    static Secret of(DeviceIdentity identity) {
      return new Secret(identity.secretSince(), identity.secretWanted());
    }
  }

  @POST
  @Path("/claims")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Claim a box by its code",
      description =
          "It is a hotspot of mine then, and online in a moment. Refuses with `code_unknown`,"
              + " `code_expired`, `code_taken`, `too_many_guesses` (with `Retry-After`),"
              + " `serial_taken`, `name_invalid`, `not_here_yet`.")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = Claimed.class, responseDescription = "The hotspot")
  public Claimed claim(@Nullable Claim body) {
    var claim = Callers.body(body);
    var customer = callers.customer();
    var asked =
        new ClaimBox(
            Callers.needed(claim.code(), "code"),
            null,
            Objects.requireNonNullElse(claim.name(), ""),
            customer,
            claim.replaces(),
            people.person(customer).name());
    return switch (enrolment.claim(asked)) {
      case ClaimResult.Claimed done -> new Claimed(done.deviceId(), done.name(), done.serial());
      case ClaimResult.ClaimedAhead done -> new Claimed(null, null, done.serial());
      case ClaimResult.UnknownCode none ->
          throw Refusal.of(404, "code_unknown", "no box waits with this code");
      case ClaimResult.Expired over ->
          throw Refusal.conflict("code_expired", "the box shows another code by now");
      case ClaimResult.Taken taken ->
          throw Refusal.conflict("code_taken", "this box has been claimed already");
      case ClaimResult.Throttled wait ->
          throw Refusal.tooMany("too_many_guesses", "too many wrong codes")
              .after(wait.retryAfterSeconds());
    };
  }

  @POST
  @Path("/{id}/secret")
  @Operation(
      summary = "Have a hotspot of mine make itself a new secret",
      description =
          "It does as soon as it is online, and serves on meanwhile; the old secret is good until"
              + " the new one has been used. Refuses with `not_enrolled` where its secret was typed"
              + " in.")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = Secret.class, responseDescription = "How its secret is")
  public Secret renewSecret(@PathParam("id") UUID id) {
    if (!callers.customer().equals(devices.get(id).ownerId())) {
      throw Refusal.notFound("the hotspot"); // also where it is somebody else's
    }
    return Secret.of(identities.wantNewSecret(id));
  }
}
