package byway.contracts.balances;

import byway.kit.bus.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Charges of one batch; {@code usage} makes history of them. */
@Event("balances.bytes-charged.v1")
public record BytesCharged(List<Charge> charges) {
  /** Bytes that one session used between two reports. */
  public record Charge(
      UUID sessionId, UUID accountId, UUID deviceId, long bytesUp, long bytesDown, Instant at) {}
}
