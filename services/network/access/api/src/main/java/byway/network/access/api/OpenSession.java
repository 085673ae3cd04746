package byway.network.access.api;

import byway.kit.calls.Own;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs a customer in on the client device of a visit. A visit opens once: after that only the
 * browser that did so can do it again.
 *
 * @param source the network address that the browser has for us, or the part of a network that one
 *     subscriber has; none where it is not known
 * @param browser what this browser alone has, as in {@link MeetVisit}; none where there is none
 */
public record OpenSession(
    String visitToken, @Own UUID customerId, @Nullable String source, @Nullable String browser) {
  /** From an address that is not known. */
  public OpenSession(String visitToken, UUID customerId) {
    this(visitToken, customerId, null, null);
  }
}
