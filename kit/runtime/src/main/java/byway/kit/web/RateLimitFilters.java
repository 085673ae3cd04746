package byway.kit.web;

import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.kit.web.Quota.By;
import byway.kit.web.RateLimits.Share;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Counts each request that comes from outside: by its address before anybody is looked up, and by
 * who it is once that is known. What is left is told as draft-ietf-httpapi-ratelimit-headers-10 has
 * it, and for apps of before by {@code X-RateLimit-*}.
 */
final class RateLimitFilters {
  private static final String KEY = "byway.rate-limits";
  private static final String INTERNAL = "/internal/";

  private final CurrentVertxRequest request;
  private final RateLimits limits;

  RateLimitFilters(CurrentVertxRequest request, RateLimits limits) {
    this.request = request;
    this.limits = limits;
  }

  @ServerRequestFilter(priority = 120)
  public void byAddress(ContainerRequestContext call) {
    if (isFromOutside(call)) {
      take(call, By.NETWORK, Caller.of(request).network());
    }
  }

  @ServerRequestFilter(priority = 350)
  public void byWho(ContainerRequestContext call) {
    if (!isFromOutside(call)) {
      return;
    }
    Context context = request.getCurrent().get(RequestContext.KEY);
    var person = context == null ? null : context.principal().id();
    if (person == null) {
      take(call, By.STRANGER, Caller.of(request).network());
    } else {
      take(call, By.PERSON, person.toString());
    }
    if (context != null && context.tenant() != null) {
      take(call, By.OPERATOR, String.valueOf(context.tenant()));
    }
  }

  private boolean isFromOutside(ContainerRequestContext call) {
    return !call.getUriInfo().getPath().startsWith(INTERNAL)
        && Caller.isKnown(request.getCurrent());
  }

  private void take(ContainerRequestContext call, By by, String who) {
    var share = limits.take(by, call.getMethod(), call.getUriInfo().getPath(), who);
    share.ifPresent(
        one -> {
          shares(true).add(one);
          if (!one.taken().allowed()) {
            throw Refusal.tooMany("too_many_requests", "too many requests; come again in a moment")
                .after((int) one.taken().retrySeconds());
          }
        });
  }

  private List<Share> shares(boolean make) {
    var routing = request.getCurrent();
    @Nullable List<Share> kept = routing == null ? null : routing.get(KEY);
    if (kept != null) {
      return kept;
    }
    var fresh = new ArrayList<Share>();
    if (make && routing != null) {
      routing.put(KEY, fresh);
    }
    return fresh;
  }

  @ServerResponseFilter
  public void tell(ContainerRequestContext call, ContainerResponseContext answer) {
    // How busy an operator is, is nobody's business until it is too much.
    var told =
        shares(false).stream()
            .filter(share -> share.quota().by() != By.OPERATOR || !share.taken().allowed())
            .toList();
    if (told.isEmpty()) {
      return;
    }
    var headers = answer.getHeaders();
    headers.putSingle("RateLimit-Policy", listed(told, RateLimitFilters::policy));
    headers.putSingle("RateLimit", listed(told, RateLimitFilters::left));
    var last = told.getLast();
    if (last.quota().by() == By.PERSON || last.quota().by() == By.STRANGER) {
      headers.putSingle("X-RateLimit-Limit", last.taken().limit());
      headers.putSingle("X-RateLimit-Remaining", last.taken().remaining());
      headers.putSingle("X-RateLimit-Reset", last.taken().resetSeconds());
    }
    // Who refuses for a reason of its own has said for how long.
    if (answer.getStatus() == 429 && !headers.containsKey(HttpHeaders.RETRY_AFTER)) {
      headers.putSingle(HttpHeaders.RETRY_AFTER, Math.max(1, last.taken().retrySeconds()));
    }
  }

  private static String listed(List<Share> shares, Function<Share, String> as) {
    return shares.stream().map(as).collect(Collectors.joining(", "));
  }

  private static String policy(Share share) {
    return "\"%s\";q=%d;w=%d"
        .formatted(share.quota().name(), share.taken().limit(), share.quota().window().toSeconds());
  }

  private static String left(Share share) {
    return "\"%s\";r=%d;t=%d"
        .formatted(share.quota().name(), share.taken().remaining(), share.taken().resetSeconds());
  }
}
