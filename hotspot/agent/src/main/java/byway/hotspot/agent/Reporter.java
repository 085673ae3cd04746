package byway.hotspot.agent;

import byway.hotspot.agent.SessionStatus.Phase;
import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.DeviceUsageReport;
import byway.hotspot.protocol.ProtocolLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/**
 * Decides which sessions to report, and keeps one unanswered report per session at most: what is
 * new meanwhile goes into the next one, so nothing piles up however long the uplink is away.
 */
final class Reporter {
  private final SessionTable sessions;
  private final AgentSettings settings;
  private final RandomGenerator random;
  private final Map<Long, Sent> unanswered = new HashMap<>();
  private long sequence;
  private long acknowledged;
  private int givenUp;

  private record Sent(Instant at, List<ClientUsage> clients) {}

  Reporter(SessionTable sessions, AgentSettings settings, RandomGenerator random) {
    this.sessions = sessions;
    this.settings = settings;
    this.random = random;
  }

  /** All that was on its way is lost; every session is owed a report, spread over some seconds. */
  void connected(Instant now) {
    disconnected();
    for (Session session : sessions.all()) {
      session.reporting.owed = true;
      long spread = settings.resendWithin().toMillis();
      session.reporting.notBefore = now.plusMillis(random.nextLong(spread + 1));
    }
  }

  void disconnected() {
    unanswered.clear();
    givenUp = 0;
    sessions.all().forEach(session -> session.reporting.pending = 0);
  }

  /** Somebody wants the newest figures of every session now. */
  void oweAll(Instant now) {
    for (Session session : sessions.all()) {
      session.reporting.owed = true;
      session.reporting.notBefore = now;
    }
  }

  /**
   * Sends what is due.
   *
   * @param acknowledged called with the report's number when it is acknowledged
   */
  void send(Instant now, Uplink uplink, LongConsumer acknowledged) {
    giveUpLate(now);
    List<Session> due = new ArrayList<>();
    for (Session session : sessions.all()) {
      if (due(session, now)) {
        due.add(session);
      }
    }
    for (int from = 0; from < due.size(); from += ProtocolLimits.ITEMS) {
      long number = ++sequence;
      var clients = new ArrayList<ClientUsage>();
      for (Session session : due.subList(from, Math.min(due.size(), from + ProtocolLimits.ITEMS))) {
        session.reporting.pending = number;
        session.reporting.owed = false;
        session.reporting.last = now;
        clients.add(session.usage());
      }
      unanswered.put(number, new Sent(now, clients));
      var report = new DeviceUsageReport(number, ProtocolLimits.epochSeconds(now), clients);
      uplink.publish(
          DeviceTopic.USAGE, DeviceCodec.encode(report), () -> acknowledged.accept(number));
    }
  }

  private boolean due(Session session, Instant now) {
    Session.Reporting reporting = session.reporting;
    if (reporting.pending != 0 || now.isBefore(reporting.notBefore)) {
      return false;
    }
    Phase phase = session.phase();
    if (phase == Phase.CLOSING || reporting.owed) {
      return phase != Phase.AWAITING_OPEN;
    }
    long news = session.unchargedBytes();
    return news > 0
        && (phase == Phase.PAYMENT_ONLY
            || news >= sessions.dueBytes(session)
            || !now.isBefore(reporting.last.plus(settings.reportEvery())));
  }

  private void giveUpLate(Instant now) {
    Instant late = now.minus(settings.acknowledgeWithin());
    for (Iterator<Map.Entry<Long, Sent>> all = unanswered.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<Long, Sent> entry = all.next();
      if (entry.getValue().at().isBefore(late)) {
        all.remove();
        giveUp(entry.getKey(), entry.getValue(), now);
      }
    }
  }

  private void giveUp(long number, Sent sent, Instant now) {
    givenUp++;
    for (ClientUsage usage : sent.clients()) {
      Session session = sessions.get(usage.sessionId());
      if (session != null && session.reporting.pending == number) {
        Session.Reporting reporting = session.reporting;
        reporting.pending = 0;
        reporting.owed = true;
        reporting.notBefore =
            now.plus(AgentSettings.OVERLOADED.pause(reporting.refusals++, random));
      }
    }
  }

  /** Whether so many reports stayed unanswered that the connection should be made anew. */
  boolean stuck() {
    return givenUp >= AgentSettings.UNANSWERED;
  }

  /**
   * The platform has charged a report.
   *
   * @return the sessions whose final figures were in it
   */
  List<UUID> acknowledged(long number) {
    Sent sent = unanswered.remove(number);
    if (sent == null) {
      return List.of(); // late or repeated; whatever it was about has been sent again
    }
    acknowledged++;
    var over = new ArrayList<UUID>();
    for (ClientUsage usage : sent.clients()) {
      Session session = sessions.get(usage.sessionId());
      if (session != null && session.reporting.pending == number) {
        session.reporting.pending = 0;
        session.reporting.refusals = 0;
        session.charged(usage.usedBytesUp(), usage.usedBytesDown());
        if (usage.closed() != null) {
          over.add(usage.sessionId());
        }
      }
    }
    return over;
  }

  /** The platform is too busy for a report with this session: all of it comes again later. */
  void overloaded(UUID sessionId, Instant now) {
    Session session = sessions.get(sessionId);
    if (session != null) {
      Sent sent = unanswered.remove(session.reporting.pending);
      if (sent != null) {
        giveUp(session.reporting.pending, sent, now);
      }
    }
  }

  long sent() {
    return sequence;
  }

  long answered() {
    return acknowledged;
  }
}
