package byway.kit.web;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as a problem with a stable code, and is counted under it. */
final class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);

  private final CurrentVertxRequest request;
  private final MeterRegistry metrics;

  Failures(CurrentVertxRequest request, MeterRegistry metrics) {
    this.request = request;
    this.metrics = metrics;
  }

  @ServerExceptionMapper
  Response refusal(Refusal refusal) {
    return answer(refusal.status(), refusal.code(), refusal.detail());
  }

  @ServerExceptionMapper
  Response broken(CallFailed failure) {
    LOG.warn(failure.getMessage());
    return answer(503, "unavailable", "a part of the service is away; try again in a moment");
  }

  @ServerExceptionMapper
  Response web(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    if (status < 400) {
      return failure.getResponse();
    }
    return switch (status) {
      case 404 -> answer(status, "not_found", "what you asked for was not found");
      case 405 -> answer(status, "method_not_allowed", "this address does not take that method");
      case 413 -> answer(status, "too_large", "the body is larger than is taken here");
      case 415 -> answer(status, "unsupported_media_type", "this address takes another media type");
      default ->
          status < 500
              ? answer(status, "malformed", "the request cannot be understood")
              : answer(status, "internal", "something broke on our side");
    };
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException failure) {
    LOG.error("unexpected failure", failure);
    return answer(500, "internal", "something broke on our side; it has been written down");
  }

  private Response answer(int status, String code, String detail) {
    metrics.counter("byway_refusals_total", "code", code).increment();
    Context context =
        request.getCurrent() == null ? null : request.getCurrent().get(RequestContext.KEY);
    var trace = context == null ? null : context.trace().traceId();
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(status, code, detail, trace))
        .build();
  }
}
