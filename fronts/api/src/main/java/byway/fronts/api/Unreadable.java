package byway.fronts.api;

import byway.kit.web.Problem;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** JSON of another shape than is taken is a problem like any other, not an empty answer. */
final class Unreadable {
  private final MeterRegistry metrics;

  Unreadable(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @ServerExceptionMapper
  Response mismatch(MismatchedInputException failure) {
    metrics.counter("byway_refusals_total", "code", "malformed").increment();
    var problem =
        Problem.of(400, "malformed", "the body is not of the shape that is taken here", null);
    return Response.status(400).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
