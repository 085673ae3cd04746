package byway.fronts.console;

import byway.fronts.web.Visitors;
import byway.fronts.web.console.ForAnybody;
import byway.kit.calls.Gate;
import byway.kit.values.Refusal;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of the console is for anybody but staff, its door apart; no page can forget to ask. It
 * goes by the class that would answer and not by the address, which can be written in many ways.
 */
final class StaffOnly {
  private final Visitors visitors;

  StaffOnly(Visitors visitors) {
    this.visitors = visitors;
  }

  @ServerRequestFilter(priority = 400)
  public void check(ResourceInfo resource) {
    if (isInside(resource.getResourceClass())) {
      visitors.staff();
      if (resource.getResourceClass() != OwnAccountPages.class) {
        sendWhoOwesASecondFactor();
      }
      if (visitors.current().calls().isEmpty()) {
        throw Refusal.of(403, Gate.NOT_PERMITTED, "you are not one of the staff here");
      }
    }
  }

  /** The operator wants one of everybody: until it is there nothing else is opened. */
  private void sendWhoOwesASecondFactor() {
    var owner = visitors.current().owner();
    if (owner != null && owner.mustSetUp()) {
      throw new WebApplicationException(
          Response.seeOther(URI.create(OwnAccountPages.HOME)).build());
    }
  }

  static boolean isInside(@Nullable Class<?> room) {
    return room != null
        && isOfConsole(room.getPackageName())
        && !StaffDoor.class.isAssignableFrom(room)
        && !room.isAnnotationPresent(ForAnybody.class);
  }

  /** Of the console, or of a feature's pages in it. */
  static boolean isOfConsole(String room) {
    return (room + ".").startsWith(StaffOnly.class.getPackageName() + ".")
        || room.matches("byway\\.\\w+\\.\\w+\\.console(\\..+)?");
  }
}
