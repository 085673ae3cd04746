package byway.hotspot.protocol;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * Down, topic {@code s}, QoS 1: how far the whole balance behind a session would reach, for clients
 * to see. It is never what the hotspot may serve: that is the ceiling. The last one told counts. A
 * hotspot from before this message drops it as of an unknown type, and shows the ceiling.
 *
 * @param prospects 1 to 64, no session twice
 */
public record Prospects(List<Prospect> prospects) implements DeviceMessage {
  public Prospects {
    prospects = List.copyOf(prospects);
    ProtocolLimits.items("prospects", prospects.size(), 1, ProtocolLimits.ITEMS);
    var seen = new HashSet<>();
    for (var prospect : prospects) {
      if (!seen.add(prospect.sessionId())) {
        throw new IllegalArgumentException("session twice in one message");
      }
    }
  }

  /**
   * Of one session.
   *
   * @param sessionId the session
   * @param reachBytes its used bytes, up and down together, at which the balance would be gone if
   *     nobody else used of it; may grow and shrink
   */
  public record Prospect(UUID sessionId, long reachBytes) {
    public Prospect {
      ProtocolLimits.counter("reachBytes", reachBytes);
    }
  }
}
