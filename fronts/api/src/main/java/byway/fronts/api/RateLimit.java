package byway.fronts.api;

import byway.fronts.publicapi.PublicApi;
import byway.fronts.web.Visitors;
import byway.kit.values.Refusal;
import byway.kit.web.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one app from taking what all need: so many requests a minute for each customer, and fewer
 * for each address that has not signed in. Each process counts for itself.
 */
final class RateLimit {
  private static final TokenBuckets.Limit CUSTOMER =
      new TokenBuckets.Limit(300, Duration.ofMinutes(1));
  private static final TokenBuckets.Limit ADDRESS =
      new TokenBuckets.Limit(60, Duration.ofMinutes(1));
  private static final int MOST_BUCKETS = 20_000;
  private static final String TAKEN = "byway.rate-limit";

  private final Visitors visitors;
  private final CurrentVertxRequest request;
  private final TokenBuckets buckets;

  RateLimit(Visitors visitors, CurrentVertxRequest request, InstantSource clock) {
    this.visitors = visitors;
    this.request = request;
    this.buckets = new TokenBuckets(clock, MOST_BUCKETS);
  }

  @ServerRequestFilter(priority = 350)
  public void check(ResourceInfo resource) {
    if (!isApi(resource.getResourceClass())) {
      return;
    }
    var owner = visitors.current().owner();
    var taken =
        owner != null
            ? buckets.take("person " + owner.personId(), CUSTOMER)
            : buckets.take("network " + Caller.of(request).network(), ADDRESS);
    request.getCurrent().put(TAKEN, taken);
    if (!taken.allowed()) {
      throw Refusal.tooMany("too_many_requests", "too many requests; come again in a moment");
    }
  }

  private static boolean isApi(@Nullable Class<?> room) {
    return room != null && room.isAnnotationPresent(PublicApi.class);
  }

  @ServerResponseFilter
  public void tell(ContainerRequestContext call, ContainerResponseContext answer) {
    var routing = request.getCurrent();
    TokenBuckets.Taken taken = routing == null ? null : routing.get(TAKEN);
    if (taken == null) {
      return;
    }
    var headers = answer.getHeaders();
    headers.putSingle("X-RateLimit-Limit", taken.limit());
    headers.putSingle("X-RateLimit-Remaining", taken.remaining());
    headers.putSingle("X-RateLimit-Reset", taken.resetSeconds());
    // Who refuses for a reason of its own has said for how long.
    if (answer.getStatus() == 429 && !headers.containsKey(HttpHeaders.RETRY_AFTER)) {
      headers.putSingle(HttpHeaders.RETRY_AFTER, Math.max(1, taken.retrySeconds()));
    }
    if (answer.getStatus() == 401) {
      headers.putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }
}
