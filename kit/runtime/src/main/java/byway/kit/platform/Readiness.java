package byway.kit.platform;

import byway.kit.checks.Checks;
import byway.kit.checks.Seen;
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
    router.get("/health").handler(call -> say(call.response(), OK, "alive"));
    router.get("/ready").handler(call -> Thread.ofVirtual().start(() -> ready(call.response())));
  }

  /** What this process can do nothing without is asked, each time. */
  private void ready(HttpServerResponse response) {
    if (!lifecycle.isReady()) {
      say(response, NOT_NOW, "starting or stopping");
      return;
    }
    var away =
        checks.vital().stream().filter(seen -> !seen.isGood()).map(Seen::check).sorted().toList();
    if (away.isEmpty()) {
      say(response, OK, "ready");
    } else {
      say(response, NOT_NOW, String.join(" and ", away) + " away");
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
