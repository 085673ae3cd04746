package byway.network.access.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer has signed in at a hotspot.
 *
 * @param source the network address that this was asked from; none where it is not known
 * @param clientAddress the address of the client device at the hotspot; none where it is not known
 */
@Event("access.session-opened.v1")
public record SessionOpened(
    UUID sessionId,
    UUID deviceId,
    String mac,
    UUID customerId,
    Instant at,
    @Nullable String source,
    @Nullable String clientAddress) {
  /** From a client device whose address is not known. */
  public SessionOpened(
      UUID sessionId,
      UUID deviceId,
      String mac,
      UUID customerId,
      Instant at,
      @Nullable String source) {
    this(sessionId, deviceId, mac, customerId, at, source, null);
  }

  /** From an address that is not known. */
  public SessionOpened(UUID sessionId, UUID deviceId, String mac, UUID customerId, Instant at) {
    this(sessionId, deviceId, mac, customerId, at, null);
  }
}
