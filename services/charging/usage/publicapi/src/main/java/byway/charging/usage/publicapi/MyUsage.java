package byway.charging.usage.publicapi;

import byway.charging.usage.api.Usage;
import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.PublicApi;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the signed-in customer used. */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MyUsage {
  private static final int MOST_DAYS = 400;

  private final Usage usage;
  private final Callers callers;
  private final InstantSource clock;

  MyUsage(Usage usage, Callers callers, InstantSource clock) {
    this.usage = usage;
    this.callers = callers;
    this.clock = clock;
  }

  /** One day. */
  @Schema(name = "UsageDay")
  public record UsageDay(
      @Schema(description = "In UTC") LocalDate day,
      @Schema(description = "Sent by the customer") long bytesUp,
      @Schema(description = "Received by the customer") long bytesDown) {}

  @GET
  @Path("/usage")
  @Operation(
      summary = "What I used, day by day",
      description = "Days without use are left out. Refuses with `days_invalid`.")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponse(
      responseCode = "200",
      description = "Days with use, oldest first",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = UsageDay.class)))
  public List<UsageDay> usage(
      @Parameter(description = "Up to and with today, 1 to 400")
          @Schema(minimum = "1", maximum = "400")
          @QueryParam("days")
          @DefaultValue("30")
          int days) {
    var customer = callers.customer();
    if (days < 1 || days > MOST_DAYS) {
      throw Refusal.invalid("days_invalid", "days is a number from 1 to " + MOST_DAYS);
    }
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return usage.accountDays(customer, today.minusDays(days - 1L), days).stream()
        .map(day -> new UsageDay(day.day(), day.bytesUp(), day.bytesDown()))
        .toList();
  }
}
