package byway.fronts.tls;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.kit.web.Caller;
import byway.operations.certificates.api.Certificates;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * What remains of plain HTTP where there is HTTPS: the authority's look for its proof, and for
 * everybody else the way to the same page by HTTPS, where the host has a certificate.
 */
@Singleton
final class PlainHttp {
  private static final String CHALLENGES = "/.well-known/acme-challenge/";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  /** Behind the first look at a request, and before everything that answers. */
  private static final int EARLY = -1_000_000;

  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

  private static final int PERMANENTLY = 308;
  private static final int HTTPS_ITSELF = 443;

  private final Certificates certificates;
  private final HostKeys keys;
  private final Settings settings;

  PlainHttp(Certificates certificates, HostKeys keys, Settings settings) {
    this.certificates = certificates;
    this.keys = keys;
    this.settings = settings;
  }

  void open(@Observes Router router) {
    if (settings.roles().runs("tls")) {
      router.get(CHALLENGES + "*").order(EARLY).handler(this::challenge);
      if (settings.of(HttpsSettings.class).port() != 0) {
        router.route().order(EARLY + 1).handler(this::lead);
      }
    }
  }

  private void challenge(RoutingContext call) {
    var token = call.normalizedPath().substring(CHALLENGES.length());
    if (!TOKEN.matcher(token).matches()) {
      call.fail(404);
      return;
    }
    Thread.ofVirtual().name("acme").start(() -> answer(call, token));
  }

  private void answer(RoutingContext call, String token) {
    try {
      var answer = Context.platform().call(() -> certificates.answer(token));
      var unused =
          call.response()
              .putHeader("Content-Type", "application/octet-stream")
              .putHeader("Cache-Control", "no-store")
              .end(answer.keyAuthorization());
    } catch (Refusal | CallFailed none) {
      call.response().setStatusCode(404);
      var unused = call.response().end();
    }
  }

  private void lead(RoutingContext call) {
    var caller = Caller.of(call);
    var path = call.normalizedPath();
    boolean isRead =
        call.request().method().equals(HttpMethod.GET)
            || call.request().method().equals(HttpMethod.HEAD);
    if (caller.secure() || !isRead || path.equals("/ready") || path.equals("/health")) {
      call.next();
      return;
    }
    var context = call.vertx().getOrCreateContext();
    Thread.ofVirtual().name("to-https").start(() -> lead(call, caller, context));
  }

  private void lead(RoutingContext call, Caller caller, io.vertx.core.Context context) {
    var host = PORT.matcher(caller.authority()).replaceFirst("");
    if (keys.of(host).isEmpty()) {
      context.runOnContext(on -> call.next());
      return;
    }
    int port = port();
    var at = port == HTTPS_ITSELF ? host : host + ":" + port;
    var unused =
        call.response()
            .setStatusCode(PERMANENTLY)
            .putHeader("Location", "https://" + at + call.request().uri())
            .end();
  }

  /** Where people find it, which may be led to our own port by a router. */
  private int port() {
    var address = settings.publicUrl();
    if ("https".equals(address.getScheme())) {
      return address.getPort() < 0 ? HTTPS_ITSELF : address.getPort();
    }
    return settings.of(HttpsSettings.class).port();
  }
}
