package byway.hotspot.agent;

import byway.hotspot.agent.Enforcement.Counters;
import byway.hotspot.agent.JournalEntry.SessionStands;
import byway.hotspot.agent.SessionStatus.Phase;
import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.ProtocolLimits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the hotspot holds about one session. Its figures only grow, and its phase is computed from
 * them rather than stored, so that no order of events can bring the two apart.
 */
final class Session {
  private final UUID id;
  private @Nullable MacAddress mac;
  private long ceilingBytes;

  /** Not journalled: the platform tells it anew with each connection. */
  private long reachBytes;

  private int rateLimitKbps;
  private long usedBytesUp;
  private long usedBytesDown;

  /** The part of the used bytes that was counted since this agent started. */
  private long countedBytesUp;

  private long countedBytesDown;
  private long chargedBytesUp;
  private long chargedBytesDown;
  private @Nullable CloseReason closed;
  private long generation;
  private Counters seen = Counters.ZERO;
  private @Nullable SessionStands journalled;
  private Instant lastActive;
  final Reporting reporting = new Reporting();

  /** When and whether to report; not journalled, since after a restart everything is reported. */
  static final class Reporting {
    /** The report that has yet to be answered, or 0. */
    long pending;

    /** Whether a report is owed even without news: after connecting, or on demand. */
    boolean owed;

    Instant last = Instant.EPOCH;
    Instant notBefore = Instant.EPOCH;
    int refusals;
  }

  Session(UUID id, long generation, Instant now) {
    this.id = id;
    this.generation = generation;
    lastActive = now;
  }

  Session(SessionStands stands, Instant now) {
    this(stands.sessionId(), stands.generation(), now);
    mac = stands.mac();
    ceilingBytes = stands.ceilingBytes();
    rateLimitKbps = stands.rateLimitKbps();
    usedBytesUp = stands.usedBytesUp();
    usedBytesDown = stands.usedBytesDown();
    chargedBytesUp = stands.chargedBytesUp();
    chargedBytesDown = stands.chargedBytesDown();
    closed = stands.closed();
    seen = stands.seen();
    journalled = stands;
  }

  void open(MacAddress client, long ceiling, int rateKbps) {
    if (mac == null) {
      mac = client; // for the session's life: which of two orders came last must not matter
    }
    raise(ceiling);
    if (rateLimitKbps == 0 || (rateKbps > 0 && rateKbps < rateLimitKbps)) {
      rateLimitKbps = rateKbps;
    }
  }

  void raise(long ceiling) {
    ceilingBytes = Math.max(ceilingBytes, ceiling);
  }

  /** The last one told counts, but what is paid for is always within reach. */
  void reach(long bytes) {
    reachBytes = bytes;
  }

  /** The first reason stays. */
  void close(CloseReason reason) {
    if (closed == null) {
      closed = reason;
    }
  }

  /**
   * Takes over what the enforcement has counted.
   *
   * @param thisLife whether those bytes passed since this agent started
   * @return whether the counters have started from zero since they were last read
   */
  boolean count(long currentGeneration, Counters now, boolean thisLife, Instant time) {
    boolean restarted =
        currentGeneration != generation
            || now.bytesUp() < seen.bytesUp()
            || now.bytesDown() < seen.bytesDown();
    Counters from = restarted ? Counters.ZERO : seen;
    long up = now.bytesUp() - from.bytesUp();
    long down = now.bytesDown() - from.bytesDown();
    generation = currentGeneration;
    seen = now;
    if (up > 0 || down > 0) {
      usedBytesUp = Math.min(ProtocolLimits.COUNTER_BYTES, usedBytesUp + up);
      usedBytesDown = Math.min(ProtocolLimits.COUNTER_BYTES, usedBytesDown + down);
      if (thisLife) {
        countedBytesUp += up;
        countedBytesDown += down;
      }
      lastActive = time;
    }
    return restarted;
  }

  /**
   * Takes over what the platform has charged. More than is known here means that the journal was
   * lost: then those bytes are of an earlier life, and what this life counted comes on top.
   */
  void adoptCharged(long up, long down) {
    if (up > usedBytesUp) {
      usedBytesUp = Math.min(ProtocolLimits.COUNTER_BYTES, up + countedBytesUp);
    }
    if (down > usedBytesDown) {
      usedBytesDown = Math.min(ProtocolLimits.COUNTER_BYTES, down + countedBytesDown);
    }
    charged(up, down);
  }

  void charged(long up, long down) {
    chargedBytesUp = Math.max(chargedBytesUp, up);
    chargedBytesDown = Math.max(chargedBytesDown, down);
  }

  Phase phase() {
    if (closed != null) {
      return Phase.CLOSING;
    }
    if (mac == null) {
      return Phase.AWAITING_OPEN;
    }
    return leftBytes() > 0 ? Phase.SERVING : Phase.PAYMENT_ONLY;
  }

  /**
   * The counter total at which the enforcement has to stop: both move together, so it is steady.
   */
  long limitBytes() {
    return seen.totalBytes() + leftBytes();
  }

  long seenBytes() {
    return seen.totalBytes();
  }

  long leftBytes() {
    return Math.max(0, ceilingBytes - usedBytes());
  }

  long usedBytes() {
    return usedBytesUp + usedBytesDown;
  }

  long unchargedBytes() {
    return usedBytes() - Math.min(usedBytes(), chargedBytesUp + chargedBytesDown);
  }

  /** What was left to use when the platform last acknowledged. */
  long leftAtChargeBytes() {
    return Math.max(0, ceilingBytes - chargedBytesUp - chargedBytesDown);
  }

  ClientUsage usage() {
    return new ClientUsage(id, usedBytesUp, usedBytesDown, closed);
  }

  /** As it stands now. */
  SessionStands stands() {
    return new SessionStands(
        id,
        mac,
        ceilingBytes,
        rateLimitKbps,
        usedBytesUp,
        usedBytesDown,
        chargedBytesUp,
        chargedBytesDown,
        closed,
        generation,
        seen);
  }

  boolean differsFromJournal() {
    return !stands().equals(journalled);
  }

  void journalled(SessionStands entry) {
    journalled = entry;
  }

  UUID id() {
    return id;
  }

  @Nullable MacAddress mac() {
    return mac;
  }

  int rateLimitKbps() {
    return rateLimitKbps;
  }

  Instant lastActive() {
    return lastActive;
  }

  SessionStatus status() {
    return new SessionStatus(
        id,
        mac,
        phase(),
        usedBytesUp,
        usedBytesDown,
        ceilingBytes,
        Math.max(ceilingBytes, reachBytes),
        unchargedBytes());
  }
}
