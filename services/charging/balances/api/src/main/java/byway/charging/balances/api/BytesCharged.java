package byway.charging.balances.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Charges of one batch; {@code usage} makes history of them. There is one for every report of every
 * hotspot, so they are packed: spelled out, writing and reading them cost more than charging.
 *
 * @param packed the charges as {@link PackedCharges} has them, in Base64
 * @param traces on which trace each of them was reported, as {@link PackedTraces} has them; none in
 *     one of a version before
 */
@Event("balances.bytes-charged.v2")
public record BytesCharged(String packed, @Nullable String traces) {
  /** Bytes that one session used between two reports. */
  public record Charge(
      UUID sessionId, UUID accountId, UUID deviceId, long bytesUp, long bytesDown, Instant at) {}

  public static BytesCharged of(List<Charge> charges) {
    return new BytesCharged(PackedCharges.of(charges), null);
  }

  /**
   * @param traceIds of each charge, in their order; who reported it is its hotspot
   */
  public static BytesCharged of(List<Charge> charges, List<String> traceIds) {
    return new BytesCharged(PackedCharges.of(charges), PackedTraces.of(traceIds));
  }

  /** The trace of each charge, in their order; empty where none is told. */
  public List<String> traceIds() {
    return traces == null ? List.of() : PackedTraces.traceIds(traces);
  }

  public List<Charge> charges() {
    return PackedCharges.charges(packed);
  }
}
