package byway.hotspot.protocol;

import java.util.UUID;

/**
 * One order about a session or a client. Orders are idempotent and commutative: any subset that
 * arrives in any order, any number of times, leads to the same state, because ceilings only grow, a
 * closed session stays closed, and of two rate limits the stricter one holds.
 */
public sealed interface SessionOrder {
  /**
   * Serve this client.
   *
   * @param sessionId the session
   * @param mac the client
   * @param ceilingBytes up and down together, since the session opened
   * @param rateLimitKbps in each direction; 0 for none
   */
  record Open(UUID sessionId, MacAddress mac, long ceilingBytes, int rateLimitKbps)
      implements SessionOrder {
    public Open {
      ProtocolLimits.counter("ceilingBytes", ceilingBytes);
      ProtocolLimits.range("rateLimitKbps", rateLimitKbps, 0, ProtocolLimits.RATE_KBPS);
    }
  }

  /**
   * More is paid for. A ceiling at or below the one held changes nothing.
   *
   * @param sessionId the session
   * @param ceilingBytes up and down together, since the session opened
   */
  record Ceiling(UUID sessionId, long ceilingBytes) implements SessionOrder {
    public Ceiling {
      ProtocolLimits.counter("ceilingBytes", ceilingBytes);
    }
  }

  /**
   * Stop serving and send the final figures. The session is over for the books when those arrive.
   *
   * @param sessionId the session
   * @param reason why
   */
  record Close(UUID sessionId, CloseReason reason) implements SessionOrder {}

  /**
   * The client has no session: show it the portal.
   *
   * @param mac the client
   * @param portalToken names this hotspot and client in the portal's address
   */
  record Portal(MacAddress mac, String portalToken) implements SessionOrder {
    public Portal {
      Tokens.check(portalToken);
    }
  }

  /**
   * What was reported for the session was not charged.
   *
   * @param sessionId the session
   * @param code why, and what to do
   */
  record Refused(UUID sessionId, RefusalCode code) implements SessionOrder {}
}
