package byway.kit.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Where the frame begins with a request, for what comes in by another port than its own. */
public final class WayIn {
  private WayIn() {}

  public static Handler<HttpServerRequest> handler() {
    return VertxHttpRecorder.getRootHandler();
  }
}
