package byway.hotspot.protocol;

import java.util.List;
import java.util.UUID;

/**
 * Down, topic {@code s}, QoS 1, once the hotspot has subscribed: every session the platform holds
 * open for it. Only adds: a session that is missing here is not closed by its absence (its Open may
 * have overtaken the snapshot); the hotspot reports it, and a Close or Refused is the answer. More
 * than 64 sessions come as several snapshots; none open comes as one empty snapshot.
 *
 * @param sessions 0 to 64 open sessions
 */
public record Snapshot(List<HeldSession> sessions) implements DeviceMessage {
  public Snapshot {
    sessions = List.copyOf(sessions);
    ProtocolLimits.items("sessions", sessions.size(), 0, ProtocolLimits.ITEMS);
  }

  /**
   * An open session as the platform knows it.
   *
   * @param sessionId the session
   * @param mac the client
   * @param ceilingBytes up and down together, since the session opened
   * @param rateLimitKbps in each direction; 0 for none
   * @param usedBytesUp charged so far; a hotspot that knows less has lost its journal and goes on
   *     from here
   * @param usedBytesDown charged so far, likewise
   */
  public record HeldSession(
      UUID sessionId,
      MacAddress mac,
      long ceilingBytes,
      int rateLimitKbps,
      long usedBytesUp,
      long usedBytesDown) {
    public HeldSession {
      ProtocolLimits.counter("ceilingBytes", ceilingBytes);
      ProtocolLimits.range("rateLimitKbps", rateLimitKbps, 0, ProtocolLimits.RATE_KBPS);
      ProtocolLimits.counter("usedBytesUp", usedBytesUp);
      ProtocolLimits.counter("usedBytesDown", usedBytesDown);
    }
  }
}
