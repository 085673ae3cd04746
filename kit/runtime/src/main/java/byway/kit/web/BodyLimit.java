package byway.kit.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A body that says of itself that it is too large is refused before a byte of it is read. The frame
 * would do so too, but without a word, and uncounted; it still cuts off a body that does not say.
 */
@Singleton
final class BodyLimit {
  private static final int BEFORE_ALL = -1_000_000;

  private final long mostBytes;
  private final Doorstep doorstep;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes,
      MeterRegistry metrics) {
    this.mostBytes = mostBytes.asLongValue();
    this.doorstep = new Doorstep(metrics);
  }

  void open(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(this::check);
  }

  boolean isPassedBy(long bytes) {
    return bytes > mostBytes;
  }

  private void check(RoutingContext call) {
    if (!isPassedBy(announced(call))) {
      call.next();
      return;
    }
    doorstep.refuse(call, Problem.TOO_LARGE);
  }

  private static long announced(RoutingContext call) {
    var length = call.request().getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0; // the frame refuses it
    }
  }
}
