package byway.kit.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sends browsers on at the address that they see. The frame makes a redirect of what it sees
 * itself, which behind a proxy is another scheme, and so the way out of HTTPS.
 */
final class Locations {
  private static final int LAST = 0;

  private final CurrentVertxRequest request;

  Locations(CurrentVertxRequest request) {
    this.request = request;
  }

  @ServerResponseFilter(priority = LAST)
  public void correct(ContainerRequestContext call, ContainerResponseContext answer) {
    var headers = answer.getHeaders();
    var routing = request.getCurrent();
    if (!(headers.getFirst(HttpHeaders.LOCATION) instanceof URI to)
        || routing == null
        || !Caller.isKnown(routing)) {
      return;
    }
    var base = call.getUriInfo().getBaseUri();
    if (!to.isAbsolute() || isAt(to, base)) {
      var origin = Caller.of(routing).origin();
      var fragment = to.getRawFragment() == null ? "" : "#" + to.getRawFragment();
      var query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
      headers.putSingle(HttpHeaders.LOCATION, origin + to.getRawPath() + query + fragment);
    }
  }

  private static boolean isAt(URI to, URI base) {
    return String.valueOf(base.getScheme()).equals(to.getScheme())
        && String.valueOf(base.getRawAuthority()).equals(to.getRawAuthority());
  }
}
