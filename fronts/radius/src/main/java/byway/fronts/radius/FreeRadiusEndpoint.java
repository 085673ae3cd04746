package byway.fronts.radius;

import byway.contracts.accesspoints.AccessPoint;
import byway.contracts.identity.NetworkLogin;
import byway.contracts.identity.NetworkSignIn;
import byway.fronts.metering.Attendance;
import byway.fronts.metering.ProvenAccessPoints;
import byway.fronts.radius.Admission.LetIn;
import byway.fronts.radius.Admission.TurnedAway;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calls of FreeRADIUS's REST module, for who keeps FreeRADIUS in front (row N2): it ends EAP,
 * we decide and charge. It proves by HTTP Basic which access point it speaks for: the id of one,
 * and its secret. Status codes are the module's: 401 reject, 5xx fail, which leaves a report
 * without an answer.
 */
@RunOnVirtualThread
@Path("/api/radius")
@Consumes(MediaType.APPLICATION_JSON)
@InContext
class FreeRadiusEndpoint {
  private static final int PATIENCE_SECONDS = 10;

  private final ProvenAccessPoints accessPoints;
  private final NetworkSignIn identity;
  private final Admission admission;
  private final Accounting accounting;
  private final Attendance attendance;
  private final Whereabouts whereabouts;
  private final MeterRegistry metrics;

  FreeRadiusEndpoint(
      ProvenAccessPoints accessPoints,
      NetworkSignIn identity,
      Admission admission,
      Accounting accounting,
      Attendance attendance,
      Whereabouts whereabouts,
      MeterRegistry metrics) {
    this.accessPoints = accessPoints;
    this.identity = identity;
    this.admission = admission;
    this.accounting = accounting;
    this.attendance = attendance;
    this.whereabouts = whereabouts;
    this.metrics = metrics;
  }

  /**
   * A secret in the clear, by PAP or within EAP-TTLS, is checked here; for everything else the
   * server is told what it needs to check it itself, the hash of the network key.
   */
  @POST
  @Path("/authorize")
  public Response authorize(
      @HeaderParam("Authorization") @Nullable String authorization, @Nullable JsonNode body) {
    return as(
        authorization,
        speaker -> {
          var request = attributes(body);
          var name = request.text(Type.USER_NAME);
          if (request.has(Type.USER_PASSWORD)) {
            var mac = mac(request).orElse(name);
            return admission.isProven(mac, name, request.text(Type.USER_PASSWORD))
                ? Response.ok(Map.of("control:Auth-Type", "Accept")).build()
                : turnedAway(Admission.NOT_PROVEN);
          }
          var hash = identity.ntHash(new NetworkLogin(name)).hex();
          return Response.ok(Map.of("control:NT-Password", "0x" + hash)).build();
        });
  }

  /** The proof was right: is there anything left, and how much may be used? */
  @POST
  @Path("/post-auth")
  public Response postAuth(
      @HeaderParam("Authorization") @Nullable String authorization, @Nullable JsonNode body) {
    return as(
        authorization,
        speaker -> {
          var request = attributes(body);
          var mac = mac(request).orElseThrow(() -> MalformedPacket.because("no_mac"));
          var proven = new Credentials.Proven(request.text(Type.USER_NAME));
          return switch (admission.decide(speaker.place(mac), proven)) {
            case LetIn letIn -> accept(speaker, letIn);
            case TurnedAway away -> turnedAway(away);
          };
        });
  }

  private static Response accept(Speaker speaker, LetIn letIn) throws MalformedPacket {
    var attributes = Limits.of(speaker.accessPoint().dialect(), letIn);
    return Response.ok(RestAttributes.reply(attributes)).build();
  }

  private Response turnedAway(TurnedAway away) {
    metrics.counter("byway_radius_access_total", "outcome", away.why()).increment();
    return Response.status(Response.Status.UNAUTHORIZED)
        .type(MediaType.APPLICATION_JSON)
        .entity(Map.of("reply:Reply-Message", away.sentence()))
        .build();
  }

  /** Nothing is to be done before; it is answered because the module asks. */
  @POST
  @Path("/preacct")
  public Response preacct(
      @HeaderParam("Authorization") @Nullable String authorization, @Nullable JsonNode body) {
    return as(authorization, speaker -> Response.noContent().build());
  }

  @POST
  @Path("/accounting")
  public Response accounting(
      @HeaderParam("Authorization") @Nullable String authorization, @Nullable JsonNode body) {
    return as(
        authorization,
        speaker -> {
          var said = attributes(body);
          AccountingReport report;
          try {
            report = AccountingReport.of(said, speaker.accessPoint().direction());
          } catch (MalformedPacket e) {
            // What never can be charged is answered, or the access point would say it again.
            metrics.counter("byway_radius_refused_total", "reason", e.reason()).increment();
            return Response.noContent().build();
          }
          return accounting
                  .take(speaker, report)
                  .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                  .join()
              ? Response.noContent().build()
              : Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        });
  }

  private static Optional<String> mac(RestAttributes request) throws MalformedPacket {
    return StationId.mac(request.text(Type.CALLING_STATION_ID));
  }

  private static RestAttributes attributes(@Nullable JsonNode body) throws MalformedPacket {
    if (body == null || !body.isObject()) {
      throw MalformedPacket.because("body");
    }
    return new RestAttributes(body);
  }

  /** What is done for an access point that has proven itself. */
  private interface Work {
    Response with(Speaker speaker) throws MalformedPacket;
  }

  private Response as(@Nullable String authorization, Work work) {
    var tenant = Context.tenantId();
    var platform = Context.current().withPrincipal(Principal.PLATFORM);
    var accessPoint = platform.call(() -> proven(authorization));
    var speaker = new Speaker(tenant, accessPoint, new Secret(accessPoint.secret()));
    attendance.heard(tenant, speaker.deviceId(), Speaker.SILENCE);
    whereabouts.heardThroughAnother(speaker);
    Callable<Response> answer =
        () -> {
          try {
            return work.with(speaker);
          } catch (MalformedPacket e) {
            metrics.counter("byway_radius_refused_total", "reason", e.reason()).increment();
            throw Refusal.invalid("malformed", "this is no request of RADIUS: " + e.reason());
          }
        };
    return platform.call(answer);
  }

  private AccessPoint proven(@Nullable String authorization) {
    return accessPoints
        .by(authorization)
        .orElseThrow(
            () -> Refusal.unauthenticated("send the id of an access point and its secret"));
  }
}
