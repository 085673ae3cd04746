package byway.charging.balances.api;

import byway.kit.events.Event;
import java.util.List;
import java.util.UUID;

/**
 * What was held back is charged, or given back.
 *
 * @param accepted whether it is charged; {@link BytesCharged} then tells it as well
 */
@Event("balances.held-settled.v1")
public record HeldSettled(boolean accepted, List<Settled> sessions) {
  /** All that was held of a session. */
  public record Settled(UUID sessionId, UUID accountId, UUID deviceId, long bytes) {}
}
