package byway.charging.balances.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Charges of one batch; {@code usage} makes history of them. There is one for every report of every
 * hotspot, so they are packed: spelled out, writing and reading them cost more than charging.
 *
 * @param packed the charges as {@link PackedCharges} has them, in Base64
 */
@Event("balances.bytes-charged.v2")
public record BytesCharged(String packed) {
  /** Bytes that one session used between two reports. */
  public record Charge(
      UUID sessionId, UUID accountId, UUID deviceId, long bytesUp, long bytesDown, Instant at) {}

  public static BytesCharged of(List<Charge> charges) {
    return new BytesCharged(PackedCharges.of(charges));
  }

  public List<Charge> charges() {
    return PackedCharges.charges(packed);
  }
}
