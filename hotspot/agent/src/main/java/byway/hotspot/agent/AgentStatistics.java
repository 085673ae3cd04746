package byway.hotspot.agent;

import byway.hotspot.protocol.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An agent at one moment.
 *
 * @param connection to the platform
 * @param sessions held, and the last ones settled
 * @param clients the devices present
 * @param reportsSent usage reports since the agent started
 * @param reportsAcknowledged of these, charged
 * @param asksSent client asks since the agent started
 * @param heartbeatsSent since the agent started
 * @param malformed messages that were none
 * @param droppedOrders orders for which there was no room
 * @param writtenOffBytes counted, but refused by the platform for good
 * @param journalBytes size of the journal
 * @param journalFailures writes that failed
 */
public record AgentStatistics(
    Connection connection,
    List<SessionStatus> sessions,
    Map<MacAddress, ClientStatus> clients,
    long reportsSent,
    long reportsAcknowledged,
    long asksSent,
    long heartbeatsSent,
    long malformed,
    long droppedOrders,
    long writtenOffBytes,
    long journalBytes,
    long journalFailures) {

  /** How an agent stands with the platform. */
  public enum Connection {
    /** The agent does not run. */
    STOPPED,
    /** Running, and trying to connect. */
    OFFLINE,
    /** Connected and subscribed. */
    ONLINE
  }

  /**
   * A client device.
   *
   * @param access what it may do
   * @param portalToken where the portal awaits it, once the platform has said so
   */
  public record ClientStatus(Access access, Optional<String> portalToken) {}

  /** What a client device may do. */
  public enum Access {
    /** The internet, up to its ceiling. */
    INTERNET,
    /** It has a session, and nothing left in it: portal and payment pages. */
    PAYMENT_ONLY,
    /** It has no session: the portal. */
    PORTAL
  }

  static final AgentStatistics NONE =
      new AgentStatistics(Connection.STOPPED, List.of(), Map.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** One session. */
  public Optional<SessionStatus> session(UUID id) {
    return sessions.stream().filter(s -> s.sessionId().equals(id)).findAny();
  }

  /** What one client may do; the portal when it is not known. */
  public Access access(MacAddress mac) {
    ClientStatus client = clients.get(mac);
    return client == null ? Access.PORTAL : client.access();
  }

  /** Where the portal awaits a client, once the platform has said so. */
  public Optional<String> portalToken(MacAddress mac) {
    return Optional.ofNullable(clients.get(mac)).flatMap(ClientStatus::portalToken);
  }

  /** All bytes of the sessions in this list. */
  public long usedBytes() {
    return sessions.stream().mapToLong(SessionStatus::usedBytes).sum();
  }
}
