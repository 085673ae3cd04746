package byway.fronts.radius;

import byway.contracts.access.Access;
import byway.contracts.access.Admit;
import byway.contracts.access.CloseSession;
import byway.contracts.access.Session;
import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.BindAccounting;
import byway.contracts.accesspoints.BindResult.Bound;
import byway.contracts.accesspoints.BindResult.Taken;
import byway.contracts.accesspoints.BindResult.Unknown;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which session an accounting session counts for. Both count from nothing, so an accounting session
 * that begins on a session which another has counted for is given a session of its own.
 */
@Singleton
class Bindings {
  private static final int MOST = 200_000;

  private final AccessPoints accessPoints;
  private final Access access;

  /** The least used go first; they are asked for again. */
  private final Map<Key, Binding> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Binding> eldest) {
          boolean full = size() > MOST;
          if (full) {
            bySession.remove(eldest.getValue().sessionId);
          }
          return full;
        }
      };

  private final Map<UUID, Binding> bySession = new HashMap<>();

  Bindings(AccessPoints accessPoints, Access access) {
    this.accessPoints = accessPoints;
    this.access = access;
  }

  private record Key(UUID deviceId, String acctSessionId, @Nullable UUID sessionId) {}

  /** What an accounting session counts for, and what its access point was last told of it. */
  static final class Binding {
    final UUID sessionId;
    private volatile long toldBytes;
    private volatile boolean over;

    Binding(UUID sessionId, boolean over) {
      this.sessionId = sessionId;
      this.over = over;
    }

    /** Up to where the access point was told that it may serve. */
    long toldBytes() {
      return toldBytes;
    }

    void tell(long bytes) {
      toldBytes = bytes;
    }

    /** It was closed from here: its access point must end it. */
    boolean isOver() {
      return over;
    }

    void end() {
      over = true;
    }
  }

  /** None where nobody has signed in for it, as far as is known. */
  Optional<Binding> of(UUID deviceId, AccountingReport report) {
    var key = new Key(deviceId, report.acctSessionId(), report.sessionId());
    synchronized (known) {
      var found = known.get(key);
      if (found != null) {
        return Optional.of(found);
      }
    }
    var bound = bind(deviceId, report);
    bound.ifPresent(
        binding -> {
          synchronized (known) {
            known.put(key, binding);
            bySession.put(binding.sessionId, binding);
          }
        });
    return bound;
  }

  /** Closed from here: should the order to end it be lost, the next report brings it again. */
  void end(UUID sessionId) {
    synchronized (known) {
      var found = bySession.get(sessionId);
      if (found != null) {
        found.end();
      }
    }
  }

  private Optional<Binding> bind(UUID deviceId, AccountingReport report) {
    return switch (accessPoints.bind(command(deviceId, report, report.sessionId()))) {
      case Bound bound -> session(deviceId, bound.sessionId());
      case Taken taken -> another(deviceId, report, taken.sessionId());
      case Unknown unknown -> byMac(deviceId, report);
    };
  }

  private static BindAccounting command(
      UUID deviceId, AccountingReport report, @Nullable UUID sessionId) {
    return new BindAccounting(
        sessionId,
        deviceId,
        report.acctSessionId(),
        report.userName(),
        report.mac(),
        report.address());
  }

  /** The session, where it is one of this hotspot's. */
  private Optional<Binding> session(UUID deviceId, UUID sessionId) {
    return find(deviceId, sessionId).map(found -> new Binding(sessionId, !found.isOpen()));
  }

  private Optional<Session> find(UUID deviceId, UUID sessionId) {
    try {
      return Optional.of(access.get(sessionId))
          .filter(session -> session.deviceId().equals(deviceId));
    } catch (Refusal refusal) {
      if (refusal.code().equals("not_found")) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private Optional<Binding> another(UUID deviceId, AccountingReport report, UUID sessionId) {
    var before = find(deviceId, sessionId);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var unused = access.close(sessionId, new CloseSession("replaced"));
    var wanted =
        new Admit(deviceId, report.mac(), before.get().customerId(), Admission.AHEAD_BYTES);
    var admitted = access.admit(wanted);
    return accessPoints.bind(command(deviceId, report, admitted.session().id()))
            instanceof Bound bound
        ? Optional.of(new Binding(bound.sessionId(), false))
        : Optional.empty();
  }

  /** The access point forgets Class: its client device's open session there is meant. */
  private Optional<Binding> byMac(UUID deviceId, AccountingReport report) {
    var open =
        access.openAt(deviceId).stream()
            .filter(session -> session.mac().equals(report.mac()))
            .findFirst();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var id = open.get().id();
    return switch (accessPoints.bind(command(deviceId, report, id))) {
      case Bound bound -> Optional.of(new Binding(id, false));
      case Taken taken -> another(deviceId, report, id);
      case Unknown unknown -> Optional.empty();
    };
  }
}
