package byway.fronts.radius;

import byway.fronts.radius.Decision.Customer;
import byway.fronts.radius.Decision.LetIn;
import byway.fronts.radius.Decision.TurnedAway;
import byway.fronts.radius.Pass.Place;
import byway.fronts.radius.ProxiedCalls.Call;
import byway.kit.context.InContext;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Type;
import byway.kit.secrets.Keys;
import byway.people.identity.api.NetworkLogin;
import byway.people.identity.api.NetworkSignIn;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calls of FreeRADIUS's REST module, for who keeps FreeRADIUS in front: it ends EAP, we decide
 * and charge. Only a trusted proxy is heard, for an access point that is behind it; an access
 * point's own secret proves nothing here, since whoever calls may speak of what others have proven.
 * Status codes are the module's: 401 reject, 5xx fail, which leaves a report without an answer.
 */
@RunOnVirtualThread
@Path("/api/radius")
@Consumes(MediaType.APPLICATION_JSON)
@InContext
class FreeRadiusEndpoint {
  private static final int PATIENCE_SECONDS = 10;
  private static final String BEHIND = "access-point";

  private static final TurnedAway NOT_VOUCHED =
      new TurnedAway("not_vouched", "Nothing proves here who you are.");
  private static final TurnedAway NO_KEYS =
      new TurnedAway("keys_not_told", "This way to sign in is not taken here. Try another one.");

  private final ProxiedCalls calls;
  private final NetworkSignIn identity;
  private final Admission admission;
  private final Accounting accounting;
  private final Keys keys;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  FreeRadiusEndpoint(
      ProxiedCalls calls,
      NetworkSignIn identity,
      Admission admission,
      Accounting accounting,
      Keys keys,
      InstantSource clock,
      MeterRegistry metrics) {
    this.calls = calls;
    this.identity = identity;
    this.admission = admission;
    this.accounting = accounting;
    this.keys = keys;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * A secret in the clear, by PAP or within EAP-TTLS, is checked here, and that it was comes back
   * with the next call. For everything else a proxy that the operator has allowed it is told what
   * it needs to check it itself, the hash of the network key.
   */
  @POST
  @Path("/authorize")
  public Response authorize(
      @HeaderParam("Authorization") @Nullable String authorization,
      @QueryParam(BEHIND) @Nullable String accessPoint,
      @Nullable JsonNode body) {
    return calls.as(
        authorization,
        accessPoint,
        call -> {
          var request = attributes(body);
          var name = name(request);
          if (request.has(Type.USER_PASSWORD)) {
            var place = call.speaker().place(mac(request));
            return switch (admission.identify(
                place.mac(), name, request.text(Type.USER_PASSWORD), call.speaker().passwordAt())) {
              case Customer customer -> {
                var seen = new SeenProof(customer.id(), clock.instant());
                yield Response.ok(
                        RestAttributes.accept(seen.seal(keys, call.proxy().proxyId(), place)))
                    .build();
              }
              case TurnedAway away -> turnedAway(away);
            };
          }
          if (!call.proxy().checksKeys()) {
            return turnedAway(NO_KEYS);
          }
          var hash = identity.ntHash(new NetworkLogin(name)).hex();
          return Response.ok(Map.of("control:NT-Password", "0x" + hash)).build();
        });
  }

  /** The proof was right: is there anything left, and how much may be used? */
  @POST
  @Path("/post-auth")
  public Response postAuth(
      @HeaderParam("Authorization") @Nullable String authorization,
      @QueryParam(BEHIND) @Nullable String accessPoint,
      @Nullable JsonNode body) {
    return calls.as(
        authorization,
        accessPoint,
        call -> {
          var request = attributes(body);
          var place = call.speaker().place(mac(request));
          var proof = proof(call, request, place);
          if (proof.isEmpty()) {
            return turnedAway(NOT_VOUCHED);
          }
          return switch (admission.decide(place, proof.get())) {
            case LetIn letIn -> accept(call.speaker(), letIn);
            case TurnedAway away -> turnedAway(away);
          };
        });
  }

  /** What we have seen ourselves; else what this proxy may vouch for, and says to have ended. */
  private Optional<Credentials> proof(Call call, RestAttributes request, Place place)
      throws MalformedPacket {
    var seen =
        SeenProof.open(request.seenProof(), keys, call.proxy().proxyId(), place, clock.instant());
    if (seen.isPresent()) {
      return Optional.of(new Credentials.Seen(seen.get().customerId()));
    }
    boolean isVouchedFor =
        call.proxy().vouches()
            && (request.has(Type.EAP_MESSAGE) || request.has(Type.MS_CHAP2_RESPONSE));
    return isVouchedFor ? Optional.of(new Credentials.Proven(name(request))) : Optional.empty();
  }

  private static Response accept(Speaker speaker, LetIn letIn) throws MalformedPacket {
    var attributes = RadiusLimits.of(speaker.accessPoint().dialect(), letIn);
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
      @HeaderParam("Authorization") @Nullable String authorization,
      @QueryParam(BEHIND) @Nullable String accessPoint,
      @Nullable JsonNode body) {
    return calls.as(authorization, accessPoint, call -> Response.noContent().build());
  }

  @POST
  @Path("/accounting")
  public Response accounting(
      @HeaderParam("Authorization") @Nullable String authorization,
      @QueryParam(BEHIND) @Nullable String accessPoint,
      @Nullable JsonNode body) {
    return calls.as(
        authorization,
        accessPoint,
        call -> {
          var speaker = call.speaker();
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

  /** As over UDP: no name has a control character, and what keeps names takes no NUL. */
  private static String name(RestAttributes request) throws MalformedPacket {
    var name = request.text(Type.USER_NAME);
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw MalformedPacket.because("user_name");
    }
    return name;
  }

  private static String mac(RestAttributes request) throws MalformedPacket {
    return StationId.mac(request.text(Type.CALLING_STATION_ID))
        .orElseThrow(() -> MalformedPacket.because("no_mac"));
  }

  private static RestAttributes attributes(@Nullable JsonNode body) throws MalformedPacket {
    if (body == null || !body.isObject()) {
      throw MalformedPacket.because("body");
    }
    return new RestAttributes(body);
  }
}
