package byway.hotspot.agent;

import byway.hotspot.agent.Enforcement.Admission;
import byway.hotspot.agent.Enforcement.Counters;
import byway.hotspot.agent.JournalEntry.SessionSettled;
import byway.hotspot.agent.JournalEntry.SessionStands;
import byway.hotspot.agent.SessionStatus.Phase;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.Snapshot.HeldSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions a hotspot holds, and what they mean for the enforcement. */
final class SessionTable {
  private static final Duration AWAITS_OPEN = Duration.ofMinutes(10);

  private final Enforcement enforcement;
  private final AgentSettings settings;
  private final Ending ending;
  private final Map<UUID, Session> sessions = new HashMap<>();
  private final SettledSessions settled = new SettledSessions();
  private final Map<MacAddress, Admission> admitted = new HashMap<>();
  private long dropped;
  private long writtenOffBytes;

  /** Who is told that a client has lost its session. */
  interface Ending {
    void ended(MacAddress client, CloseReason reason);
  }

  SessionTable(Enforcement enforcement, AgentSettings settings, Ending ending) {
    this.enforcement = enforcement;
    this.settings = settings;
    this.ending = ending;
  }

  void restore(SessionStands stands, Instant now) {
    sessions.put(stands.sessionId(), new Session(stands, now));
    settled.remove(stands.sessionId());
  }

  void restore(SessionSettled over) {
    sessions.remove(over.sessionId());
    settled.add(over);
  }

  /** After the restore: what passed while no agent was looking. Not counted in this life. */
  void countFormerLife(Instant now) {
    Map<UUID, Counters> counters = enforcement.counters();
    long generation = enforcement.generation();
    sessions
        .values()
        .forEach(
            s -> s.count(generation, counters.getOrDefault(s.id(), Counters.ZERO), false, now));
  }

  /** The session, made if it is new; null when it is over, or when there is no room. */
  private @Nullable Session hold(UUID id, Instant now) {
    Session held = sessions.get(id);
    if (held != null || settled.contains(id)) {
      return held;
    }
    if (sessions.size() >= AgentSettings.SESSIONS) {
      dropped++;
      return null;
    }
    Session fresh = new Session(id, enforcement.generation(), now);
    Counters former = enforcement.counters().get(id);
    if (former != null) {
      // The journal is lost, but the firewall went on counting under an earlier agent.
      fresh.count(enforcement.generation(), former, false, now);
    }
    sessions.put(id, fresh);
    return fresh;
  }

  void open(UUID id, MacAddress mac, long ceilingBytes, int rateLimitKbps, Instant now) {
    Session session = hold(id, now);
    if (session != null) {
      session.open(mac, ceilingBytes, rateLimitKbps);
    }
  }

  void raise(UUID id, long ceilingBytes, Instant now) {
    Session session = hold(id, now);
    if (session != null) {
      session.raise(ceilingBytes);
    }
  }

  /** How far the whole balance would reach; only to be shown. */
  void reach(UUID id, long bytes) {
    Session session = sessions.get(id);
    if (session != null) {
      session.reach(bytes);
    }
  }

  /**
   * A Close is answered by final figures even when nothing is held: the platform waits for them,
   * and zero is never more than what it has.
   */
  void close(UUID id, CloseReason reason, Instant now) {
    settled.remove(id);
    Session session = hold(id, now);
    if (session != null) {
      end(session, reason);
    }
  }

  private void end(Session session, CloseReason reason) {
    boolean first = session.phase() != Phase.CLOSING;
    MacAddress mac = session.mac();
    session.close(reason);
    if (first && mac != null) {
      ending.ended(mac, reason);
    }
  }

  void adopt(HeldSession held, Instant now) {
    UUID id = held.sessionId();
    if (settled.contains(id)) {
      // Ours is over, theirs is not (or was not, when the snapshot was made): say it once more.
      close(id, CloseReason.IDLE, now);
    }
    Session session = hold(id, now);
    if (session != null) {
      session.open(held.mac(), held.ceilingBytes(), held.rateLimitKbps());
      session.adoptCharged(held.usedBytesUp(), held.usedBytesDown());
    }
  }

  /** The platform has the final figures, or will never take them: the session is over. */
  Optional<SessionSettled> settle(UUID id) {
    Session session = sessions.get(id);
    if (session == null) {
      return Optional.empty();
    }
    end(session, CloseReason.REFUSED);
    sessions.remove(id);
    writtenOffBytes += session.unchargedBytes();
    SessionStatus last = session.status();
    var over = new SessionSettled(id, last.usedBytesUp(), last.usedBytesDown());
    settled.add(over);
    admitted.values().removeIf(admission -> admission.sessionId().equals(id));
    enforcement.forget(id);
    return Optional.of(over);
  }

  void count(Instant now) {
    Map<UUID, Counters> counters = enforcement.counters();
    long generation = enforcement.generation();
    for (Session session : sessions.values()) {
      Counters counted = counters.getOrDefault(session.id(), Counters.ZERO);
      if (session.count(generation, counted, true, now)) {
        // The firewall has started anew under us and knows none of our clients.
        admitted.clear();
      }
    }
  }

  void closeIdle(Instant now) {
    for (Session session : List.copyOf(sessions.values())) {
      Duration idle = Duration.between(session.lastActive(), now);
      switch (session.phase()) {
        case SERVING, PAYMENT_ONLY -> {
          if (idle.compareTo(settings.idleTimeout()) >= 0) {
            end(session, CloseReason.IDLE);
          }
        }
        case AWAITING_OPEN -> {
          if (idle.compareTo(AWAITS_OPEN) >= 0) {
            sessions.remove(session.id());
          }
        }
        case CLOSING, SETTLED -> {}
      }
    }
  }

  /**
   * Brings the enforcement to what the sessions say; touches only clients for whom that changed.
   *
   * @return whether anybody was stopped, so that the counters read before are not the last ones
   */
  boolean enforce() {
    var wanted = new HashMap<MacAddress, Session>();
    for (Session session : sessions.values()) {
      MacAddress mac = session.mac();
      if (mac != null && session.phase() == Phase.SERVING) {
        // Two sessions of one client: any choice will do that does not depend on what came first.
        wanted.merge(mac, session, (a, b) -> a.id().compareTo(b.id()) > 0 ? a : b);
      }
    }
    boolean stopped = false;
    for (Admission before : List.copyOf(admitted.values())) {
      Session now = wanted.get(before.client());
      if (now == null) {
        admitted.remove(before.client());
        enforcement.walledGarden(before.client());
      }
      stopped |= now == null || !now.id().equals(before.sessionId());
    }
    wanted.forEach(
        (mac, session) -> {
          var admission =
              new Admission(
                  mac,
                  session.id(),
                  session.limitBytes(),
                  notice(session),
                  session.rateLimitKbps());
          if (!admission.equals(admitted.put(mac, admission))) {
            enforcement.admit(admission);
          }
        });
    return stopped;
  }

  /**
   * At each multiple of what makes a report due, so that offline it does not come at every byte.
   */
  private long notice(Session session) {
    long due = dueBytes(session);
    return session.seenBytes()
        + Math.min(session.leftBytes(), due - session.unchargedBytes() % due);
  }

  /** How many uncharged bytes make a report due. */
  long dueBytes(Session session) {
    return Math.max(
        settings.reportFloorBytes(),
        (long) (session.leftAtChargeBytes() * settings.reportFraction()));
  }

  /** Whether the client has a session here that may still serve it, now or after a payment. */
  boolean serves(MacAddress mac) {
    return sessionOf(mac).isPresent();
  }

  Optional<Session> sessionOf(MacAddress mac) {
    return sessions.values().stream()
        .filter(s -> mac.equals(s.mac()) && s.phase() != Phase.CLOSING)
        .max(
            Comparator.comparing((Session s) -> s.phase() == Phase.SERVING)
                .thenComparing(Session::id));
  }

  @Nullable Session get(UUID id) {
    return sessions.get(id);
  }

  Collection<Session> all() {
    return sessions.values();
  }

  List<JournalEntry> standing() {
    List<JournalEntry> entries = new ArrayList<>(settled.all());
    sessions.values().forEach(s -> entries.add(s.stands()));
    return entries;
  }

  List<SessionStatus> statuses() {
    var all = new ArrayList<SessionStatus>();
    sessions.values().forEach(s -> all.add(s.status()));
    for (SessionSettled over : settled.all()) {
      long used = over.usedBytesUp() + over.usedBytesDown();
      all.add(
          new SessionStatus(
              over.sessionId(),
              null,
              Phase.SETTLED,
              over.usedBytesUp(),
              over.usedBytesDown(),
              used,
              used,
              0));
    }
    return all;
  }

  long dropped() {
    return dropped;
  }

  long writtenOffBytes() {
    return writtenOffBytes;
  }
}
