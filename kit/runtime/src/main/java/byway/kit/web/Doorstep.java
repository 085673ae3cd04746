package byway.kit.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;

/** Says no before anybody reads on: as a problem, counted, and with the end of the connection. */
final class Doorstep {
  private final MeterRegistry metrics;

  Doorstep(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void refuse(RoutingContext call, Problem problem) {
    metrics.counter("byway_refusals_total", "code", problem.code()).increment();
    var connection = call.request().connection();
    call.response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Connection", "close")
        .end(problem.json())
        .onComplete(sent -> connection.close());
  }
}
