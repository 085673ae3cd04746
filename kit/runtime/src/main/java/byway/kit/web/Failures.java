package byway.kit.web;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure leaves as a problem with a stable code, and is counted under it. */
final class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);

  private final CurrentVertxRequest request;
  private final MeterRegistry metrics;
  private final BodyLimit limit;

  Failures(CurrentVertxRequest request, MeterRegistry metrics, BodyLimit limit) {
    this.request = request;
    this.metrics = metrics;
    this.limit = limit;
  }

  @ServerExceptionMapper
  Response refusal(Refusal refusal) {
    var answer = answer(refusal.status(), refusal.code(), refusal.detail());
    if (refusal.retryAfterSeconds() > 0) {
      answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds());
    }
    return answer;
  }

  @ServerExceptionMapper
  Response broken(CallFailed failure) {
    if (failure.isDefect()) {
      return answer(500, "internal", "something broke on our side; it has been written down");
    }
    within(() -> LOG.warn(failure.getMessage()));
    return answer(503, Refusal.UNAVAILABLE, "a part of the service is away; try again in a moment");
  }

  /** The database is away, full or too slow; whatever else it says is a defect of ours. */
  @ServerExceptionMapper
  Response stored(StoreFailed failure) {
    if (!failure.isOfTheMoment()) {
      return unexpected(failure);
    }
    within(() -> LOG.warn(failure.getMessage()));
    return answer(503, Refusal.UNAVAILABLE, "a part of the service is away; try again in a moment");
  }

  /** JSON of another shape than is taken; the place is named, never the value. */
  @ServerExceptionMapper
  Response unknown(UnrecognizedPropertyException failure) {
    var name = failure.getPropertyName();
    var known = name != null && name.matches("[A-Za-z0-9_.-]{1,40}");
    var which = known ? "\"" + name + "\"" : "one of its members";
    return answer(400, "unknown_member", "the body has " + which + ", which is not known here");
  }

  /** Too deep, too long, or bytes that are no text. */
  @ServerExceptionMapper({StreamConstraintsException.class, CharConversionException.class})
  Response unreadable(IOException failure) {
    return answer(400, "malformed", "the body cannot be understood");
  }

  @ServerExceptionMapper
  Response parameter(ParameterInvalid failure) {
    return refusal(failure.refusal());
  }

  @ServerExceptionMapper
  Response mismatch(MismatchedInputException failure) {
    var place =
        failure.getPath().stream()
            .map(step -> step.getFieldName())
            .filter(name -> name != null && name.matches("[A-Za-z]{1,40}"))
            .collect(Collectors.joining("."));
    var about = place.isEmpty() ? "the body is" : "the body is, at \"" + place + "\",";
    return answer(400, "malformed", about + " not of the shape that is taken here");
  }

  @ServerExceptionMapper
  Response web(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    if (status < 400) {
      return failure.getResponse();
    }
    if (status == 400 && isCutOff()) {
      status = 413;
    }
    return switch (status) {
      case 404 -> answer(status, Refusal.NOT_FOUND, "what you asked for was not found");
      case 405 -> answer(status, "method_not_allowed", "this address does not take that method");
      case 406 -> answer(status, "not_acceptable", "this address answers in another media type");
      case 413 -> answer(status, Problem.TOO_LARGE.code(), Problem.TOO_LARGE.detail());
      case 415 -> answer(status, "unsupported_media_type", "this address takes another media type");
      default ->
          status < 500
              ? answer(status, "malformed", "the request cannot be understood")
              : answer(status, "internal", "something broke on our side");
    };
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException failure) {
    within(() -> LOG.error("unexpected failure", failure));
    return answer(500, "internal", "something broke on our side; it has been written down");
  }

  private Response answer(int status, String code, String detail) {
    metrics.counter("byway_refusals_total", "code", code).increment();
    var context = context();
    var trace = context == null ? null : context.trace().traceId();
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(status, code, detail, trace))
        .build();
  }

  private boolean isCutOff() {
    var call = request.getCurrent();
    return call != null && limit.isPassedBy(call.request().bytesRead());
  }

  /** The request's own context is over when a failure comes here, and its trace must be told. */
  private void within(Runnable log) {
    var context = context();
    if (context == null) {
      log.run();
    } else {
      context.run(log);
    }
  }

  private @Nullable Context context() {
    return request.getCurrent() == null ? null : request.getCurrent().get(RequestContext.KEY);
  }
}
