package byway.kit.web;

import byway.kit.calls.InternalHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Calls between services are for who knows the installation's secret. To everybody else there is
 * nothing here, whatever the method, the body and the rest of the address: one answer, so that it
 * tells nothing.
 */
@Singleton
final class InternalDoor {
  private static final int BEFORE_BODIES = FirstLook.BEFORE_ALL + 1;

  private final InternalHeaders headers;
  private final Doorstep doorstep;

  InternalDoor(InternalHeaders headers, MeterRegistry metrics) {
    this.headers = headers;
    this.doorstep = new Doorstep(metrics);
  }

  void open(@Observes Router router) {
    router.route().order(BEFORE_BODIES).handler(this::check);
  }

  private void check(RoutingContext call) {
    var path = call.normalizedPath();
    boolean internal = path.equals("/internal") || path.startsWith("/internal/");
    if (internal && !headers.knowsSecret(call.request().getHeader(InternalHeaders.SECRET))) {
      doorstep.refuse(call, Problem.NOT_FOUND);
    } else {
      call.next();
    }
  }
}
