package byway.hotspot.gateway;

import byway.hotspot.protocol.MacAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Clients that have come to the end of what they may use, whom the kernel tells so at once. The
 * commands that it gives are to be run.
 */
final class Spent {
  /** A limit that is reached for so long is the end, not just a pause before the next one. */
  private static final long SPENT_AFTER_NANOS = 3_000_000_000L;

  /** With less than this left, hardly a packet fits. */
  private static final long PACKET_BYTES = 1_500;

  private final Map<UUID, Long> fullSinceNanos = new HashMap<>();
  private final Set<MacAddress> clients = new HashSet<>();

  /** Those that the kernel knows already. */
  void adopt(Set<MacAddress> found) {
    clients.addAll(found);
  }

  /** The commands, if any, that end it for a client. */
  String allow(MacAddress client) {
    return clients.remove(client) ? SessionRules.unspend(client) : "";
  }

  /** The commands, if any, after a look at what a client's session has left. */
  String look(MacAddress client, UUID sessionId, long leftBytes) {
    if (leftBytes >= PACKET_BYTES) {
      forget(sessionId);
      return "";
    }
    long since = fullSinceNanos.computeIfAbsent(sessionId, full -> System.nanoTime());
    return System.nanoTime() - since > SPENT_AFTER_NANOS && clients.add(client)
        ? SessionRules.spend(client)
        : "";
  }

  /** The session may use more, or is over. */
  void forget(UUID sessionId) {
    fullSinceNanos.remove(sessionId);
  }
}
