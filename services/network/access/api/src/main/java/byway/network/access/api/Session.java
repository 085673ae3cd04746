package byway.network.access.api;

import byway.kit.calls.Own;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stay of one client device at one hotspot, on one customer's balance. */
public record Session(
    UUID id,
    UUID deviceId,
    String mac,
    @Own UUID customerId,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String closedFor) {
  public boolean isOpen() {
    return closedAt == null;
  }
}
