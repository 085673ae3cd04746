package byway.hotspot.agent;

import byway.hotspot.protocol.MacAddress;
import java.util.Map;
import java.util.UUID;

/**
 * What stands between a client and the internet: a firewall, or its simulation. It counts per
 * session and stops a client at the limit by itself, so that a slow or dead agent never means free
 * bytes. It may outlive the agent: rules and counters stay when only the agent's process ends.
 */
public interface Enforcement {
  /** Another number each time the counters have started from zero; random enough not to recur. */
  long generation();

  /** Lets a client through up to a limit. Replaces what was admitted for this client before. */
  void admit(Admission admission);

  /**
   * Leaves a client only the walled garden (portal, payment, DNS), which is free and not counted.
   */
  void walledGarden(MacAddress client);

  /** Drops the counters of a session that is settled, and its admission if it still has one. */
  void forget(UUID sessionId);

  /** Every counter of this generation that has not been forgotten. */
  Map<UUID, Counters> counters();

  /**
   * Bytes of all clients, both ways, to and from free places of this generation; nobody pays for
   * them, and the operator is told.
   */
  default long gardenBytes() {
    return 0;
  }

  /**
   * Who is told what the agent should look at; calls come from any thread and must return at once.
   */
  void listen(Listener listener);

  /** Hints; a lost one only means that the agent notices at its next tick. */
  interface Listener {
    /** A session has reached its notice or its limit. */
    void noticed(UUID sessionId);

    /** A client without admission has tried to get out. */
    void blocked(MacAddress client);
  }

  /**
   * How far a client may go.
   *
   * @param client the client
   * @param sessionId whose counters run
   * @param limitBytes the total of the session's counters, up and down, at which the client is
   *     stopped; absolute, so that bytes passing meanwhile cannot slip in between
   * @param noticeBytes the total at which the agent would like to hear of it
   * @param rateLimitKbps in each direction; 0 for none
   */
  record Admission(
      MacAddress client, UUID sessionId, long limitBytes, long noticeBytes, int rateLimitKbps) {}

  /**
   * Bytes of a session since the counters started from zero.
   *
   * @param bytesUp from the client
   * @param bytesDown to the client
   */
  record Counters(long bytesUp, long bytesDown) {
    static final Counters ZERO = new Counters(0, 0);

    public long totalBytes() {
      return bytesUp + bytesDown;
    }
  }
}
