package byway.fronts.devicelink;

import byway.kit.context.Context;
import byway.kit.context.InContext;
import byway.kit.context.Principal;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.kit.web.Caller;
import byway.network.enrolment.api.AskToEnrol;
import byway.network.enrolment.api.AskedToEnrol;
import byway.network.enrolment.api.BoxState;
import byway.network.enrolment.api.Enrolment;
import byway.network.enrolment.api.LookAtBox;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What boxes ask that are no hotspots yet (docs/enrolment.md). Answers are lines of a name and a
 * value, so that a box needs nothing to read them with.
 */
@RunOnVirtualThread
@Path("/api/enrol")
@Produces(MediaType.TEXT_PLAIN)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@InContext
class BoxEndpoint {
  private static final int POLL_SECONDS = 3;
  private static final int MOST_CHARACTERS = 1_000;

  private final Enrolment enrolment;
  private final Operators operators;
  private final Settings settings;
  private final CurrentVertxRequest request;
  private final InstantSource clock;

  BoxEndpoint(
      Enrolment enrolment,
      Operators operators,
      Settings settings,
      CurrentVertxRequest request,
      InstantSource clock) {
    this.enrolment = enrolment;
    this.operators = operators;
    this.settings = settings;
    this.request = request;
    this.clock = clock;
  }

  @POST
  public String ask(
      @FormParam("serial") @Nullable String serial,
      @FormParam("model") @Nullable String model,
      @FormParam("key") @Nullable String key,
      @FormParam("secret") @Nullable String secret,
      @FormParam("token") @Nullable String token,
      @FormParam("proof") @Nullable String proof) {
    var caller = Caller.of(request);
    var box =
        new AskToEnrol(
            text(serial),
            text(model),
            text(key),
            text(secret),
            text(token),
            text(proof),
            caller.network(),
            caller.origin() + "/dashboard/hotspots/claim?code=");
    return lines(asPlatform(() -> enrolment.ask(box)));
  }

  private String lines(AskedToEnrol asked) {
    long minutes = Duration.between(clock.instant(), asked.expiresAt()).plusSeconds(59).toMinutes();
    return """
        id %s
        code %s
        claim %s
        minutes %d
        poll %d
        nonce %s
        authority %s
        """
            .formatted(
                asked.id(),
                asked.code(),
                asked.claimAddress(),
                Math.max(0, minutes),
                POLL_SECONDS,
                asked.nonce(),
                asked.authority())
        + asked.qr().stream().map(row -> "qr " + row + "\n").collect(Collectors.joining());
  }

  @POST
  @Path("/{id}")
  public String look(
      @PathParam("id") UUID id,
      @FormParam("nonce") @Nullable String nonce,
      @FormParam("proof") @Nullable String proof) {
    return asPlatform(
        () -> {
          var look =
              new LookAtBox(
                  text(nonce),
                  text(proof),
                  operators.get(Context.tenantId()).slug(),
                  mqtt(),
                  Caller.of(request).origin() + "/portal");
          return switch (enrolment.look(id, look)) {
            case BoxState.Waiting waiting -> "state waiting\nnonce " + waiting.nonce() + "\n";
            case BoxState.Claimed claimed -> lines(look, claimed);
          };
        });
  }

  private static String lines(LookAtBox look, BoxState.Claimed claimed) {
    return """
    state claimed
    operator %s
    device %s
    mqtt %s
    portal %s
    name %s
    owner %s
    signature %s
    """
        .formatted(
            look.operator(),
            claimed.deviceId(),
            look.mqtt(),
            look.portal(),
            claimed.name(),
            claimed.claimedBy(),
            claimed.signature());
  }

  /** Over TLS wherever that is open. */
  private String mqtt() {
    var ports = settings.of(MqttSettings.class);
    var scheme = ports.tlsPort() != 0 ? "mqtts://" : "mqtt://";
    if (!ports.address().isEmpty()) {
      return scheme + ports.address();
    }
    int port = ports.tlsPort() != 0 ? ports.tlsPort() : ports.port();
    if (port == 0) {
      throw Refusal.unavailable("no_port", "this platform has no port for hotspots");
    }
    return scheme + host(Caller.of(request).authority()) + ":" + port;
  }

  private static String host(String authority) {
    return authority.replaceFirst(":\\d+$", "");
  }

  private static <T> T asPlatform(Callable<T> work) {
    return Context.current().withPrincipal(Principal.PLATFORM).call(work);
  }

  private static String text(@Nullable String value) {
    if (value != null && value.length() > MOST_CHARACTERS) {
      throw Refusal.invalid("too_long", "a value is longer than 1,000 characters");
    }
    return value == null ? "" : value;
  }
}
