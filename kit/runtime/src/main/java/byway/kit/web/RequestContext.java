package byway.kit.web;

import byway.kit.calls.ContractCallers;
import byway.kit.calls.InternalHeaders.Came;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.settings.Roles;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * The first look at a request: does what is asked run in this process, and, for calls between
 * services, may who calls do so. Fronts find out the tenant and the person in filters of their own.
 */
public final class RequestContext {
  private static final Logger LOG = Logger.getLogger(RequestContext.class);
  static final String KEY = "byway.context";
  private static final String INTERNAL = "/internal/";

  private final CurrentVertxRequest request;
  private final ContractCallers callers;
  private final Roles roles;

  RequestContext(CurrentVertxRequest request, ContractCallers callers, Settings settings) {
    this.request = request;
    this.callers = callers;
    this.roles = settings.roles();
  }

  /** Sets the context in which the rest of this request runs. */
  public static void set(CurrentVertxRequest request, Context context) {
    request.getCurrent().put(KEY, context);
  }

  /** JSON is UTF-8 (RFC 8259, 8.1), and the frame would read another charset as if it were. */
  @ServerRequestFilter(priority = 150)
  public void charset(ContainerRequestContext call) {
    var type = call.getMediaType();
    var charset = type == null ? null : type.getParameters().get("charset");
    if (type != null
        && charset != null
        && type.getSubtype().endsWith("json")
        && !charset.equalsIgnoreCase("utf-8")) {
      throw Refusal.of(415, "unsupported_media_type", "JSON is read as UTF-8 here");
    }
  }

  /** A body that is packed would be read as if it were not (RFC 9110, 8.4). */
  @ServerRequestFilter(priority = 150)
  public void coding(ContainerRequestContext call) {
    var coding = call.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (coding != null
        && !coding.isBlank()
        && !HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(coding.strip())) {
      throw Refusal.of(415, "unsupported_media_type", "bodies are taken as they are, not packed");
    }
  }

  @ServerRequestFilter(priority = 100)
  public void check(ContainerRequestContext call, ResourceInfo resource) {
    var room = resource.getResourceClass();
    if (room != null && !roles.runs(room)) {
      throw Refusal.notFound("what you asked for");
    }
    if (call.getUriInfo().getPath().startsWith(INTERNAL) || isInternal(room)) {
      Came came = request.getCurrent().get(InternalDoor.KEY);
      if (came == null || !mayCall(came, room)) {
        throw Refusal.notFound("what you asked for");
      }
      set(request, came.context());
    }
  }

  /** What is no service's, such as the dead letters, is for all processes. */
  private boolean mayCall(Came came, @Nullable Class<?> room) {
    var service = room == null ? Optional.<String>empty() : Roles.ownerOf(room.getName());
    boolean may = service.map(one -> callers.mayCall(came.callers(), one)).orElse(true);
    if (!may) {
      LOG.warnf(
          "a process of %s called %s, which its code is not built to",
          came.callers(), service.get());
    }
    return may;
  }

  /** By what is opened, and not only by how its address is spelled. */
  private static boolean isInternal(@Nullable Class<?> room) {
    return room != null
        && (room.isAnnotationPresent(ServiceEndpoint.class)
            || (room.getAnnotation(Path.class) instanceof Path path
                && path.value().startsWith(INTERNAL)));
  }
}
