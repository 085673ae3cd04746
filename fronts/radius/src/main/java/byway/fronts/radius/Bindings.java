package byway.fronts.radius;

import byway.contracts.access.Access;
import byway.contracts.access.Admit;
import byway.contracts.access.CloseSession;
import byway.contracts.access.Session;
import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.BindAccounting;
import byway.contracts.accesspoints.BindResult;
import byway.contracts.accesspoints.BindResult.Bound;
import byway.contracts.accesspoints.BindResult.Taken;
import byway.contracts.accesspoints.BindResult.Unknown;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which session an accounting session counts for. It is opened by the first report that brings a
 * pass. Both count from nothing, so an accounting session that begins where another has counted is
 * given a session of its own.
 */
@Singleton
class Bindings {
  private static final int MOST = 200_000;

  private final AccessPoints accessPoints;
  private final Access access;
  private final Passes passes;

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

  Bindings(AccessPoints accessPoints, Access access, Passes passes) {
    this.accessPoints = accessPoints;
    this.passes = passes;
    this.access = access;
  }

  /** An accounting session; written out, since each report looks for one. */
  private record Key(UUID deviceId, String acctSessionId, String mac, byte[] givenClass) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && acctSessionId.equals(that.acctSessionId)
          && deviceId.equals(that.deviceId)
          && mac.equals(that.mac)
          && Arrays.equals(givenClass, that.givenClass);
    }

    @Override
    public int hashCode() {
      return 31 * deviceId.hashCode() + acctSessionId.hashCode();
    }
  }

  /** What an accounting session counts for, and what its access point was last told of it. */
  static final class Binding {
    final UUID sessionId;
    final WrappingCounters counters;
    private final long ceilingBytes;
    private volatile long toldBytes;
    private volatile boolean over;

    Binding(
        UUID sessionId,
        long toldBytes,
        long ceilingBytes,
        boolean over,
        WrappingCounters counters) {
      this.counters = counters;
      this.sessionId = sessionId;
      this.toldBytes = toldBytes;
      this.ceilingBytes = ceilingBytes;
      this.over = over;
    }

    /** What it may use at its beginning, which another session may have left less of. */
    long ceilingBytes() {
      return ceilingBytes;
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
  Optional<Binding> of(Speaker speaker, AccountingReport report) {
    var key =
        new Key(speaker.deviceId(), report.acctSessionId(), report.mac(), report.givenClass());
    synchronized (known) {
      var found = known.get(key);
      if (found != null) {
        return Optional.of(found);
      }
    }
    var bound = bind(speaker, report);
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

  private Optional<Binding> bind(Speaker speaker, AccountingReport report) {
    return switch (bind(speaker.deviceId(), report, null)) {
      case Bound bound -> known(speaker.deviceId(), bound.sessionId());
      case Taken taken -> throw new IllegalStateException("nothing was asked to be bound");
      case Unknown unknown ->
          passes
              .of(speaker.place(report.mac()), report.givenClass())
              .flatMap(pass -> begin(speaker.deviceId(), report, pass));
    };
  }

  private BindResult bind(UUID deviceId, AccountingReport report, @Nullable UUID sessionId) {
    return accessPoints.bind(
        new BindAccounting(
            sessionId,
            deviceId,
            report.acctSessionId(),
            report.userName(),
            report.mac(),
            hex(report.givenClass()),
            report.address()));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private Optional<Binding> known(UUID deviceId, UUID sessionId) {
    return find(deviceId, sessionId)
        .map(
            found ->
                new Binding(
                    sessionId, 0, Long.MAX_VALUE, !found.isOpen(), WrappingCounters.found()));
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

  /** A session that another accounting session counts for is over: this one has begun after it. */
  private Optional<Binding> begin(UUID deviceId, AccountingReport report, Pass pass) {
    var wanted = new Admit(deviceId, report.mac(), pass.customerId(), Passes.AHEAD_BYTES);
    var admitted = access.admit(wanted);
    var result = bind(deviceId, report, admitted.session().id());
    if (result instanceof Taken taken) {
      var unused = access.close(taken.sessionId(), new CloseSession("replaced"));
      admitted = access.admit(wanted);
      result = bind(deviceId, report, admitted.session().id());
    }
    return result instanceof Bound bound
        ? Optional.of(
            new Binding(
                bound.sessionId(),
                pass.leftBytes(),
                admitted.ceilingBytes(),
                false,
                WrappingCounters.begun()))
        : Optional.empty();
  }
}
