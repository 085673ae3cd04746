package byway.kit.platform;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code /health}: this process lives; {@code /ready}: it may be sent work. Both are told apart for
 * whoever balances and restarts, and neither costs more than a glance.
 */
@Singleton
final class Readiness {
  private static final int OK = 200;
  private static final int NOT_NOW = 503;

  private final Lifecycle lifecycle;

  Readiness(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  void open(@Observes Router router) {
    serve(router);
  }

  /** Also where figures are, for who watches that port alone. */
  void openManagement(@Observes ManagementInterface management) {
    serve(management.router());
  }

  private void serve(Router router) {
    router
        .route("/health")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(call -> say(call.response(), OK, "alive"));
    router
        .route("/ready")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            call -> {
              boolean ready = lifecycle.isReady();
              say(call.response(), ready ? OK : NOT_NOW, ready ? "ready" : "starting or stopping");
            });
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
