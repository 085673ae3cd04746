package byway.kit.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;

/** Says no before anybody reads on: as a problem, counted, and with the end of the connection. */
final class Doorstep {
  static final long LINGER_MILLIS = 1_000;

  private final MeterRegistry metrics;

  Doorstep(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void refuse(RoutingContext call, Problem problem) {
    metrics.counter("byway_refusals_total", "code", problem.code()).increment();
    var request = call.request();
    if (call.response().headWritten() || call.response().closed()) {
      close(request.connection());
      return;
    }
    var unused =
        call.response()
            .setStatusCode(problem.status())
            .putHeader("Content-Type", Problem.MEDIA_TYPE)
            .putHeader("Cache-Control", "no-store")
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Connection", "close")
            .end(problem.json())
            .onComplete(sent -> linger(call));
    request.resume();
  }

  /**
   * What is still on its way is taken and forgotten for a moment: an end with unread bytes is a
   * reset, which may overtake the answer (RFC 9112, 9.6).
   */
  private static void linger(RoutingContext call) {
    var connection = call.request().connection();
    call.vertx().setTimer(LINGER_MILLIS, timer -> close(connection));
  }

  private static void close(HttpConnection connection) {
    var unused = connection.close();
  }
}
