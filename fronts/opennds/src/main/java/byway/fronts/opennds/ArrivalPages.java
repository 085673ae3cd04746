package byway.fronts.opennds;

import byway.fronts.web.GuestPages;
import byway.fronts.web.Pages;
import byway.kit.context.Context;
import byway.kit.context.InContext;
import byway.kit.context.Principal;
import byway.kit.secrets.Keys;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.Dialect;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an openNDS gateway sends its clients ({@code faspath}); it leads on to the portal. */
@RunOnVirtualThread
@Path("/opennds")
@InContext
class ArrivalPages {
  private final AccessPoints accessPoints;
  private final GuestPages guests;
  private final Pages pages;
  private final Keys keys;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  ArrivalPages(
      AccessPoints accessPoints,
      GuestPages guests,
      Pages pages,
      Keys keys,
      InstantSource clock,
      MeterRegistry metrics) {
    this.accessPoints = accessPoints;
    this.guests = guests;
    this.pages = pages;
    this.keys = keys;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * @param fas about the client; none when it comes back after it was let in
   * @param iv with which that is encrypted; none where it is not
   */
  @GET
  @Path("/{device}")
  public Response arrive(
      @PathParam("device") UUID device,
      @QueryParam("fas") @Nullable String fas,
      @QueryParam("iv") @Nullable String iv) {
    if (fas == null) {
      return pages.seeOther(guests.home());
    }
    var gateway = gateway(device);
    try {
      var from = FasQuery.of(fas, iv, gateway.secret());
      var arrival = new Arrival(device, from, clock.instant(), iv != null);
      return pages.seeOther(guests.arrivedWith(arrival.seal(keys, Context.tenantId())));
    } catch (Malformed e) {
      throw refused(e.reason(), Refusal.invalid("malformed", "this hotspot is not set up rightly"));
    }
  }

  private AccessPoint gateway(UUID device) {
    try {
      var found =
          Context.current().withPrincipal(Principal.PLATFORM).call(() -> accessPoints.get(device));
      if (found.dialect() == Dialect.OPENNDS) {
        return found;
      }
    } catch (Refusal e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
    throw refused("unknown_gateway", Refusal.notFound("the hotspot"));
  }

  private Refusal refused(String reason, Refusal refusal) {
    metrics.counter("byway_opennds_refused_total", "reason", reason).increment();
    return refusal;
  }
}
