package byway.fronts.radius;

import byway.fronts.radius.AccountingSession.Name;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.FindTallies;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is remembered of accounting sessions by their names, and which a report means. */
@Singleton
class AccountingSessions {
  private static final int MOST = 200_000;
  private static final int MOST_HALF_NAMED = 20_000;

  private final AccessPoints accessPoints;
  private final AccessPasses passes;

  /** The least used go first; they are asked for again. */
  private final Map<Name, AccountingSession> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, AccountingSession> eldest) {
          boolean full = size() > MOST;
          var now = eldest.getValue().now;
          if (full && now != null) {
            bySession.remove(now.sessionId);
          }
          return full;
        }
      };

  private final Map<UUID, AccountingSession> bySession = new HashMap<>();

  /** What reports meant that told half a name. */
  private final Map<Name, AccountingSession> byHalf =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, AccountingSession> eldest) {
          return size() > MOST_HALF_NAMED;
        }
      };

  AccountingSessions(AccessPoints accessPoints, AccessPasses passes) {
    this.accessPoints = accessPoints;
    this.passes = passes;
  }

  /** None where it cannot be told which is meant. */
  @Nullable AccountingSession of(Speaker speaker, AccountingReport report) {
    var mac = report.mac();
    if (mac.isEmpty()) {
      mac = passes.in(report.classes(), speaker).map(Pass::mac).orElse("");
    }
    var name = new Name(speaker.deviceId(), report.acctSessionId(), mac);
    if (mac.isEmpty() && report.acctSessionId().isEmpty()) {
      return null;
    }
    if (!mac.isEmpty() && !report.acctSessionId().isEmpty()) {
      return stay(name);
    }
    @Nullable AccountingSession same;
    @Nullable AccountingSession meant;
    synchronized (known) {
      same = known.get(name);
      meant = byHalf.get(name);
    }
    // Who holds a stay may ask for what is known, so nobody does it the other way round.
    if (same != null && same.isOpen()) {
      return same;
    }
    if (meant != null && meant.isOpen()) {
      return meant;
    }
    return stayByHalf(name);
  }

  private AccountingSession stay(Name name) {
    synchronized (known) {
      return known.computeIfAbsent(name, AccountingSession::new);
    }
  }

  /**
   * What has that half of its name: the only one that is open, or else the last that was. One that
   * never tells its Acct-Session-Id has one accounting session for each client at a time.
   */
  private @Nullable AccountingSession stayByHalf(Name half) {
    boolean byMac = half.acctSessionId().isEmpty();
    var found =
        accessPoints.tallies(
            new FindTallies(half.deviceId(), half.acctSessionId(), half.mac(), true));
    if (found.isEmpty()) {
      return byMac ? stay(half) : null;
    }
    var first = found.getFirst();
    boolean isDoubtful = found.size() > 1 && (first.isOpen() ? found.get(1).isOpen() : !byMac);
    if (isDoubtful) {
      return null;
    }
    var stay = stay(new Name(half.deviceId(), first.acctSessionId(), first.mac()));
    synchronized (known) {
      byHalf.put(half, stay);
    }
    return stay;
  }

  /** What it stands for now is closed by its session, and half its name may mean another now. */
  void note(AccountingSession stay) {
    var now = stay.now;
    if (now == null) {
      return;
    }
    var name = stay.name;
    synchronized (known) {
      bySession.put(now.sessionId, stay);
      byHalf.remove(new Name(name.deviceId(), name.acctSessionId(), ""));
      byHalf.remove(new Name(name.deviceId(), "", name.mac()));
    }
  }

  /** Closed from here: should the order to end it be lost, the next report brings it again. */
  void close(UUID sessionId, Instant when) {
    AccountingSession stay;
    synchronized (known) {
      stay = bySession.remove(sessionId);
    }
    if (stay != null) {
      stay.close(sessionId, when);
    }
  }

  /** Its access point counts none of them any more. */
  void endAllAt(UUID deviceId, Moment at) {
    List<AccountingSession> there = new ArrayList<>();
    synchronized (known) {
      for (var stay : known.values()) {
        if (stay.name.deviceId().equals(deviceId)) {
          there.add(stay);
        }
      }
    }
    there.forEach(stay -> stay.end(at));
  }
}
