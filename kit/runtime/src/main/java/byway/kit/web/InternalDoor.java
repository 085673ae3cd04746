package byway.kit.web;

import byway.kit.calls.InternalHeaders;
import byway.kit.calls.InternalHeaders.Came;
import byway.kit.settings.Roles;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Calls between services are for processes of this installation, and for who may read its data on
 * this machine, at a port of their own. To everybody else there is nothing here, whatever the
 * method, the body and the rest of the address: one answer, so that it tells nothing.
 */
@Singleton
final class InternalDoor {
  private static final Logger LOG = Logger.getLogger(InternalDoor.class);

  /** Where the call is kept for who does it. */
  static final String KEY = "byway.internal";

  private static final int BEFORE_BODIES = FirstLook.BEFORE_ALL + 1;

  private final InternalServer server;
  private final InternalHeaders headers;
  private final Doorstep doorstep;

  InternalDoor(InternalServer server, InternalHeaders headers, MeterRegistry metrics) {
    this.server = server;
    this.headers = headers;
    this.doorstep = new Doorstep(metrics);
  }

  void open(@Observes Router router) {
    router.route().order(BEFORE_BODIES).handler(this::check);
  }

  private void check(RoutingContext call) {
    var path = call.normalizedPath();
    boolean internal = path.equals("/internal") || path.startsWith("/internal/");
    boolean inside = server.isInside(call.request().localAddress().port());
    var came = inside ? came(call) : Optional.<Came>empty();
    came.ifPresent(known -> call.put(KEY, known));
    if (internal ? came.isEmpty() : inside) {
      doorstep.refuse(call, Problem.NOT_FOUND);
    } else {
      call.next();
    }
  }

  private Optional<Came> came(RoutingContext call) {
    var request = call.request();
    if (InternalHeaders.isSealed(request::getHeader)) {
      var came = headers.read(request.method().name(), request.uri(), request::getHeader);
      if (came.isEmpty()) {
        LOG.warn("a call came with a seal that is not of this installation, or of long ago");
      }
      return came;
    }
    var given = request.getHeader(LocalToken.HEADER);
    return given != null && isOnThisMachine(call) && server.token().isToken(given)
        ? Optional.of(
            new Came(Set.copyOf(Roles.members("all")), InternalHeaders.context(request::getHeader)))
        : Optional.empty();
  }

  private static boolean isOnThisMachine(RoutingContext call) {
    var address = call.request().connection().remoteAddress();
    return address.hostAddress() != null
        && InetAddress.ofLiteral(address.hostAddress()).isLoopbackAddress();
  }
}
