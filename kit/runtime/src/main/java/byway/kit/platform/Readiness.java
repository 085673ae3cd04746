package byway.kit.platform;

import byway.kit.checks.Checks;
import byway.kit.checks.Seen;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code /health}: this process lives; {@code /ready}: it may be sent work. Both are told apart for
 * whoever balances and restarts. The second asks the database and the broker; why something is not
 * well is for the metrics and the console, and not for everybody.
 */
@Singleton
final class Readiness {
  private static final int OK = 200;
  private static final int NOT_NOW = 503;

  private final Lifecycle lifecycle;
  private final Checks checks;

  Readiness(Lifecycle lifecycle, Checks checks) {
    this.lifecycle = lifecycle;
    this.checks = checks;
  }

  void open(@Observes Router router) {
    serve(router, false);
  }

  /** Also where figures are, for who watches that port alone; there it says what is away. */
  void openManagement(@Observes ManagementInterface management) {
    serve(management.router(), true);
  }

  private void serve(Router router, boolean telling) {
    router
        .route("/health")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(call -> say(call.response(), OK, "alive"));
    router
        .route("/ready")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(call -> Thread.ofVirtual().start(() -> ready(call.response(), telling)));
  }

  /** What this process can do nothing without is asked, each time. */
  private void ready(HttpServerResponse response, boolean telling) {
    if (!lifecycle.isReady()) {
      say(response, NOT_NOW, telling ? "starting or stopping" : "not ready");
      return;
    }
    var away =
        checks.vital().stream().filter(seen -> !seen.isGood()).map(Seen::check).sorted().toList();
    if (away.isEmpty()) {
      say(response, OK, "ready");
    } else {
      say(response, NOT_NOW, telling ? String.join(" and ", away) + " away" : "not ready");
    }
  }

  private static void say(HttpServerResponse response, int status, String word) {
    var unused =
        response
            .setStatusCode(status)
            .putHeader("Content-Type", "application/json")
            .putHeader("Cache-Control", "no-store")
            .end("{\"status\":\"" + word + "\"}\n");
  }
}
