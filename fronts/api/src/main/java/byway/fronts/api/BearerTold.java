package byway.fronts.api;

import byway.fronts.publicapi.PublicApi;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Who comes without a token is told what is wanted (RFC 6750, 3). */
final class BearerTold {
  @ServerResponseFilter
  public void tell(ResourceInfo resource, ContainerResponseContext answer) {
    var room = resource.getResourceClass();
    if (answer.getStatus() == 401 && room != null && room.isAnnotationPresent(PublicApi.class)) {
      answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }
}
