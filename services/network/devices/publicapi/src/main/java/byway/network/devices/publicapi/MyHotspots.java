package byway.network.devices.publicapi;

import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.Paging;
import byway.fronts.publicapi.PublicApi;
import byway.kit.values.Refusal;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The customer's own hotspots. */
@RunOnVirtualThread
@Path("/api/v1/me/hotspots")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hotspots")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MyHotspots {
  private static final int MOST_SETTINGS = 20;
  private static final int MOST_CHARACTERS = 1_000;

  private final Devices devices;
  private final Callers callers;

  MyHotspots(Devices devices, Callers callers) {
    this.devices = devices;
    this.callers = callers;
  }

  /** A hotspot, with what it last told. */
  @Schema(name = "Hotspot")
  public record Hotspot(
      UUID id,
      String name,
      String serial,
      boolean online,
      @Schema(description = "Taken out of service by the operator") boolean blocked,
      @Nullable Instant lastSeenAt,
      @Nullable Heartbeat heartbeat,
      HotspotSettings settings) {
    static Hotspot of(Device device) {
      var heartbeat = device.heartbeat();
      var settings = device.settings();
      return new Hotspot(
          device.id(),
          device.name(),
          device.serial(),
          device.online(),
          device.blocked(),
          device.lastSeenAt(),
          heartbeat == null ? null : Heartbeat.of(heartbeat),
          new HotspotSettings(
              settings.isInStep(), settings.desired(), settings.reported(), settings.refused()));
    }
  }

  /** A page. */
  @Schema(name = "HotspotPage")
  public record HotspotPage(List<Hotspot> items, @Nullable String next) {}

  /** How a hotspot is. */
  @Schema(name = "Heartbeat")
  public record Heartbeat(
      Instant at,
      long uptimeSeconds,
      @Schema(description = "-1 where there is none") int batteryPercent,
      @Schema(description = "0 where there is no radio uplink") int signalDbm,
      @Schema(description = "Client devices connected") int clients,
      String uplink) {
    static Heartbeat of(byway.network.devices.api.Heartbeat heartbeat) {
      return new Heartbeat(
          heartbeat.at(),
          heartbeat.uptimeSeconds(),
          heartbeat.batteryPercent(),
          heartbeat.signalDbm(),
          heartbeat.clients(),
          heartbeat.uplink());
    }
  }

  /** What it should be set to, and what it says it is. */
  @Schema(name = "HotspotSettings")
  public record HotspotSettings(
      @Schema(description = "Whether the hotspot has taken over the last change") boolean inStep,
      Map<String, String> desired,
      Map<String, String> reported,
      @Schema(description = "Settings the hotspot would not take, with its reason")
          Map<String, String> refused) {}

  /** Settings to change. */
  @Schema(name = "ChangeSettings")
  public record Change(
      @Schema(
              required = true,
              description =
                  "Only these change. Keys: `ssid`, `state` (`open` or `paused`), `guests` (`yes`"
                      + " or `no`), `rateKbps`, `channel`, `gardenHosts`.",
              examples = "{\"ssid\": \"Harbour\", \"state\": \"open\"}")
          @Nullable Map<String, String> settings) {}

  @GET
  @Operation(summary = "My hotspots, by name")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = HotspotPage.class, responseDescription = "A page")
  public HotspotPage hotspots(
      @Parameter(description = Paging.LIMIT)
          @Schema(minimum = "1", maximum = "100")
          @QueryParam("limit")
          @DefaultValue(Paging.USUAL)
          int limit,
      @Parameter(description = Paging.CURSOR) @QueryParam("cursor") @Nullable String cursor) {
    var page = devices.list(callers.customer(), Paging.limit(limit), cursor);
    return new HotspotPage(page.items().stream().map(Hotspot::of).toList(), page.next());
  }

  @PUT
  @Path("/{id}/settings")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Change settings of a hotspot of mine",
      description =
          "The hotspot takes them over when it is online; until then `inStep` is false. Refuses"
              + " with `settings_invalid`, `setting_unknown`, `setting_invalid`, and with"
              + " `setting_not_offered` for free places that are not on the operator's list.")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = Hotspot.class, responseDescription = "The hotspot, wishing so")
  public Hotspot changeSettings(@PathParam("id") UUID id, @Nullable Change body) {
    var customer = callers.customer();
    var settings = Callers.needed(Callers.body(body).settings(), "settings");
    if (settings.isEmpty()
        || settings.size() > MOST_SETTINGS
        || settings.values().stream()
            .anyMatch(value -> value == null || value.length() > MOST_CHARACTERS)) {
      throw Refusal.invalid(
          "settings_invalid", "send 1 to 20 settings, each a text of at most 1,000 characters");
    }
    if (!customer.equals(devices.get(id).ownerId())) {
      throw Refusal.notFound("the hotspot"); // also where it is somebody else's
    }
    return Hotspot.of(devices.desire(id, new DesiredSettings(settings)));
  }
}
