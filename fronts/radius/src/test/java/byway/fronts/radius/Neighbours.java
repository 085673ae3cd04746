package byway.fronts.radius;

import byway.charging.balances.api.AskOffer;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Offer;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.kit.testing.MovableClock;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.AccessState;
import byway.network.access.api.Admit;
import byway.network.access.api.Admitted;
import byway.network.access.api.CloseSession;
import byway.network.access.api.Session;
import byway.network.access.api.SessionClosed;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.EndTally;
import byway.network.accesspoints.api.FindClass;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.GivenClass;
import byway.network.accesspoints.api.KeptClass;
import byway.network.accesspoints.api.Restart;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The services that the front asks, kept in memory; they outlive each process of the front. */
final class Neighbours {
  final MovableClock clock;

  /** What each customer may use in all. */
  long grantedBytes = 1L << 60;

  /** Calls that a report of what is known must not make. */
  int asked;

  /** Facts that are on their way. */
  final List<SessionClosed> closed = new ArrayList<>();

  /** The next call of this name fails, as when a database is away. */
  @Nullable String broken;

  private final Map<UUID, Session> sessions = new LinkedHashMap<>();
  private final Map<UUID, Meter> meters = new ConcurrentHashMap<>();
  private final Map<FindClass, GivenClass> classes = new ConcurrentHashMap<>();
  private final TalliesKept tallies;

  Neighbours(MovableClock clock) {
    this.clock = clock;
    this.tallies = new TalliesKept(clock);
  }

  final Access access =
      fake(
          Access.class,
          (name, given) ->
              switch (name) {
                case "admit" -> admit((Admit) given[0]);
                case "close" -> close((UUID) given[0], ((CloseSession) given[1]).reason());
                case "get" -> get((UUID) given[0]);
                case "openAt" -> openAt((UUID) given[0]);
                case "standings" ->
                    ((List<?>) given[0]).stream().map(one -> new AccessState(null)).toList();
                default -> throw new AssertionError(name);
              });

  /** What was reported, and by whom. */
  final List<SentReport> sent = new ArrayList<>();

  final Charging charging =
      fake(
          Charging.class,
          (name, given) ->
              switch (name) {
                case "reportSent" -> report((List<?>) given[0]);
                case "states" -> states((List<?>) given[0]);
                case "offers" ->
                    ((List<?>) given[0])
                        .stream()
                            .map(one -> ((AskOffer) one).aheadBytes())
                            .map(ahead -> new Offer(ahead == null ? 1 : ahead, grantedBytes))
                            .toList();
                default -> throw new AssertionError(name);
              });

  final AccessPoints accessPoints =
      fake(
          AccessPoints.class,
          (name, given) ->
              switch (name) {
                case "tallies" -> kept().find((FindTallies) given[0]);
                case "beginTally" -> kept().begin((BeginTally) given[0]);
                case "tally" -> kept().tally((UUID) given[0]);
                case "endTally" -> kept().end((UUID) given[0], (EndTally) given[1]);
                case "restart" -> kept().restart((UUID) given[0], (Restart) given[1]);
                case "keepClasses" -> keepClasses((List<?>) given[0]);
                case "classes" -> classes((List<?>) given[0]);
                case "hear" -> true;
                default -> throw new AssertionError(name);
              });

  /** A call by its name. */
  interface Call {
    @Nullable Object answer(String name, Object[] given);
  }

  <T> T fake(Class<T> contract, Call call) {
    InvocationHandler calls =
        (proxy, method, given) -> {
          synchronized (Neighbours.this) {
            if (!method.getName().matches("reportSent|presence")) {
              asked++;
            }
            if (method.getName().equals(broken)) {
              broken = null;
              throw Refusal.unavailable("away", "the database is away");
            }
            return call.answer(method.getName(), given == null ? new Object[0] : given);
          }
        };
    return contract.cast(
        Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, calls));
  }

  private Admitted admit(Admit wanted) {
    var there =
        sessions.values().stream()
            .filter(one -> one.isOpen() && one.deviceId().equals(wanted.deviceId()))
            .filter(one -> one.mac().equals(wanted.mac()))
            .findFirst()
            .orElse(null);
    if (there != null && meter(there.id()).closed()) {
      close(there.id(), "idle");
      there = null;
    }
    if (there != null && !there.customerId().equals(wanted.customerId())) {
      close(there.id(), "replaced");
      there = null;
    }
    if (there == null) {
      leave(wanted);
      there =
          new Session(
              UUID.randomUUID(),
              wanted.deviceId(),
              wanted.mac(),
              wanted.customerId(),
              clock.instant(),
              null,
              null);
      sessions.put(there.id(), there);
      long ceiling = Math.min(AccessPasses.AHEAD_BYTES, left(wanted.customerId()));
      meters.put(
          there.id(),
          new Meter(there.id(), wanted.customerId(), wanted.deviceId(), 0, 0, ceiling, false));
    }
    var meter = meter(there.id());
    return new Admitted(there, meter.usedBytes(), meter.ceilingBytes());
  }

  /** A client device is in one place. */
  private void leave(Admit wanted) {
    var left =
        sessions.values().stream()
            .filter(one -> one.isOpen() && one.mac().equals(wanted.mac()))
            .filter(one -> !one.deviceId().equals(wanted.deviceId()))
            .map(Session::id)
            .toList();
    left.forEach(id -> close(id, "replaced"));
  }

  private long left(UUID customer) {
    return grantedBytes - charged(customer);
  }

  Session close(UUID id, String reason) {
    var now = get(id);
    if (!now.isOpen()) {
      return now;
    }
    var over =
        new Session(
            id,
            now.deviceId(),
            now.mac(),
            now.customerId(),
            now.openedAt(),
            clock.instant(),
            reason);
    sessions.put(id, over);
    closed.add(
        new SessionClosed(
            id, now.deviceId(), now.mac(), now.customerId(), reason, clock.instant()));
    return over;
  }

  private Session get(UUID id) {
    var session = sessions.get(id);
    if (session == null) {
      throw Refusal.notFound("the session");
    }
    return session;
  }

  List<Session> openAt(UUID device) {
    return sessions.values().stream()
        .filter(one -> one.isOpen() && one.deviceId().equals(device))
        .toList();
  }

  private List<ChargeAnswer> report(List<?> reports) {
    reports.forEach(one -> sent.add((SentReport) one));
    return reports.stream().map(one -> report(((SentReport) one).report())).toList();
  }

  private ChargeAnswer report(UsageReport report) {
    var before = meter(report.sessionId());
    long up = Math.max(0, report.usedBytesUp() - before.usedBytesUp());
    long down = Math.max(0, report.usedBytesDown() - before.usedBytesDown());
    long paid = Math.min(up + down, left(before.accountId()));
    long paidUp = Math.min(up, paid);
    long used = before.usedBytes() + paid;
    long ahead = Math.min(AccessPasses.AHEAD_BYTES, left(before.accountId()) - paid);
    var after =
        new Meter(
            before.sessionId(),
            before.accountId(),
            before.deviceId(),
            before.usedBytesUp() + paidUp,
            before.usedBytesDown() + paid - paidUp,
            used + ahead,
            before.closed() || report.closed());
    meters.put(report.sessionId(), after);
    if (report.closed() && !before.closed()) {
      var unused = close(report.sessionId(), "idle");
    }
    return new Charged(after.sessionId(), used, after.ceilingBytes(), after.closed());
  }

  private Meter meter(UUID session) {
    return Objects.requireNonNull(meters.get(session));
  }

  private List<Meter> states(List<?> ids) {
    return ids.stream().map(id -> meter((UUID) id)).toList();
  }

  long charged(UUID customer) {
    return meters.values().stream()
        .filter(meter -> meter.accountId().equals(customer))
        .mapToLong(Meter::usedBytes)
        .sum();
  }

  /** Not there yet when those who ask for it are made. */
  private TalliesKept kept() {
    return tallies;
  }

  private Object keepClasses(List<?> given) {
    for (var one : given) {
      var kept = (GivenClass) one;
      classes.put(new FindClass(kept.deviceId(), kept.mac()), kept);
    }
    return true;
  }

  private List<KeptClass> classes(List<?> questions) {
    return questions.stream()
        .map(one -> classes.get((FindClass) one))
        .map(kept -> new KeptClass(kept == null ? null : kept.classHex()))
        .toList();
  }
}
