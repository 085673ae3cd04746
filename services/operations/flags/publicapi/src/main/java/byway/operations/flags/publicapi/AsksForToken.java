package byway.operations.flags.publicapi;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says with each 401 how somebody proves who they are (RFC 9110, 11.6.1). */
final class AsksForToken {
  private static final int UNAUTHENTICATED = 401;

  @ServerResponseFilter
  public void tell(ContainerRequestContext call, ContainerResponseContext answer) {
    if (answer.getStatus() == UNAUTHENTICATED
        && call.getUriInfo().getPath().startsWith("/ofrep/")) {
      answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }
}
