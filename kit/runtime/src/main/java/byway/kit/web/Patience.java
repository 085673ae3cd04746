package byway.kit.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * How long a body may take to come: a minute, and longer for as long as 16 KiB of it have come for
 * each second. A phone on a poor link sends any form within that; who sends a byte a second to keep
 * a place here is answered 408 (RFC 9110, 15.5.9), and the connection ends.
 */
@Singleton
final class Patience {
  private static final int BEFORE_BODIES = FirstLook.BEFORE_ALL + 1;
  static final long FIRST_MILLIS = Long.getLong("byway.http.patience-millis", 60_000);
  private static final long LEAST_BYTES_A_MILLI = 16;
  private static final long AGAIN_MILLIS = Math.min(5_000, FIRST_MILLIS);

  private final Doorstep doorstep;

  Patience(MeterRegistry metrics) {
    this.doorstep = new Doorstep(metrics);
  }

  void open(@Observes Router router) {
    router.route().order(BEFORE_BODIES).handler(this::watch);
  }

  private void watch(RoutingContext call) {
    var headers = call.request().headers();
    var length = headers.get("Content-Length");
    if (headers.contains("Transfer-Encoding") || (length != null && !length.equals("0"))) {
      look(call, System.nanoTime(), FIRST_MILLIS);
    }
    call.next();
  }

  private void look(RoutingContext call, long began, long inMillis) {
    call.vertx().setTimer(inMillis, timer -> check(call, began));
  }

  private void check(RoutingContext call, long began) {
    var request = call.request();
    if (request.isEnded()) {
      return;
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    if (millis <= FIRST_MILLIS + request.bytesRead() / LEAST_BYTES_A_MILLI) {
      look(call, began, AGAIN_MILLIS);
    } else {
      doorstep.refuse(call, Problem.TOO_SLOW);
    }
  }
}
