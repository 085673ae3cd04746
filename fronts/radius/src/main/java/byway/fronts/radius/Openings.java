package byway.fronts.radius;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.fronts.metering.LastWords;
import byway.fronts.radius.Binding.Beginning;
import byway.fronts.radius.WrappingCounters.Counted;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Admit;
import byway.network.access.api.Admitted;
import byway.network.access.api.CloseSession;
import byway.network.access.api.Session;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.EndTally;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.Tally;
import byway.network.accesspoints.api.TallyResult;
import byway.network.accesspoints.api.TallyResult.Begun;
import byway.network.accesspoints.api.TallyResult.Overtaken;
import byway.network.accesspoints.api.TallyResult.Taken;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens sessions for accounting sessions, and finds those that were opened before. */
@Singleton
class Openings {
  /** How long a report may be on its way. */
  private static final Duration LATEST_REPORT = Duration.ofSeconds(90);

  private static final int WAIT_AND_COME_AGAIN = 429;

  private final AccessPoints accessPoints;
  private final Access access;
  private final Charging charging;
  private final LastWords lastWords;
  private final InstantSource clock;

  Openings(
      AccessPoints accessPoints,
      Access access,
      Charging charging,
      LastWords lastWords,
      InstantSource clock) {
    this.accessPoints = accessPoints;
    this.access = access;
    this.charging = charging;
    this.lastWords = lastWords;
    this.clock = clock;
  }

  /** What came of opening one. */
  sealed interface Opened {}

  record As(Binding binding) implements Opened {}

  /** Another process has the name; what it stands for is to be asked for again. */
  record OvertakenElsewhere() implements Opened {}

  /** It never will be opened; why, in a word that is good for a metric. */
  record Never(String why) implements Opened {}

  /**
   * From where on.
   *
   * @param ended a session that its access point will not speak of again; none where it may
   * @param isHandedOver whether the accounting session goes on, for somebody else
   */
  record From(
      Counted base, Run run, long beganMillis, @Nullable UUID ended, boolean isHandedOver) {}

  Opened open(
      Speaker speaker, AccountingSession stay, AccountingReport report, Pass pass, From from) {
    if (from.ended != null) {
      if (!from.isHandedOver) {
        // First, so that closing it is no order to end what has the same name now.
        var at = Instant.ofEpochMilli(from.beganMillis);
        accessPoints.endTally(from.ended, new EndTally(at, 0));
      }
      var why = from.isHandedOver ? "replaced" : "device_lost";
      lastWords.end(speaker.tenantId(), speaker.deviceId(), List.of(from.ended), why);
    }
    var wanted =
        new Admit(
            speaker.deviceId(),
            stay.name.mac(),
            pass.customerId(),
            AccessPasses.AHEAD_BYTES,
            null,
            pass.issuedAt(),
            true,
            report.address().isEmpty() ? null : report.address());
    try {
      var admitted = access.admit(wanted);
      var result = begin(stay, report, from, admitted);
      if (result instanceof Taken taken) {
        // Another accounting session counts for that one, and so is over: this began after it.
        accessPoints.endTally(taken.sessionId(), new EndTally(clock.instant(), 0));
        var unused = access.close(taken.sessionId(), new CloseSession("replaced"));
        admitted = access.admit(wanted);
        result = begin(stay, report, from, admitted);
      }
      return switch (result) {
        case Begun begun -> new As(binding(begun.tally(), admitted, from, pass));
        case Overtaken overtaken -> new OvertakenElsewhere();
        case Taken taken ->
            throw Refusal.unavailable("too_slow", "two began to count at once: " + taken);
      };
    } catch (Refusal refusal) {
      if (refusal.status() >= WAIT_AND_COME_AGAIN) {
        throw refusal;
      }
      return new Never(refusal.code());
    }
  }

  /** Another process may have heard more of it than this one. */
  void bringUpToDate(Binding binding) {
    var counters = binding.run.counters;
    var before = counters.counted();
    for (var meter : charging.states(List.of(binding.sessionId))) {
      var paid = binding.paid();
      counters.atLeast(
          meter.usedBytesUp() > paid.up() ? binding.baseUp + meter.usedBytesUp() : 0,
          meter.usedBytesDown() > paid.down() ? binding.baseDown + meter.usedBytesDown() : 0,
          secondsAtMost(binding.beganMillis, binding.run.began.atMost()));
    }
    binding.run.inherit(
        counters.counted().since(before.up(), before.down()), clock.instant().toEpochMilli());
  }

  private TallyResult begin(
      AccountingSession stay, AccountingReport report, From from, Admitted admitted) {
    return accessPoints.beginTally(
        new BeginTally(
            admitted.session().id(),
            stay.name.deviceId(),
            stay.name.acctSessionId(),
            report.userName(),
            stay.name.mac(),
            report.address(),
            stay.number + 1,
            from.base.up(),
            from.base.down(),
            Instant.ofEpochMilli(from.beganMillis)));
  }

  private static Binding binding(Tally tally, Admitted admitted, From from, Pass pass) {
    return new Binding(
        tally,
        pass.customerId(),
        new Beginning(from.base, from.run, from.beganMillis),
        pass,
        admitted.ceilingBytes());
  }

  /** What is said before now may be older than what others have heard. */
  private long secondsAtMost(long beganMillis, long boundMillis) {
    var began = Instant.ofEpochMilli(Math.min(beganMillis, boundMillis));
    return Duration.between(began, clock.instant()).plus(LATEST_REPORT).toSeconds();
  }

  /** Brings what is known here to what the database says, once for each name. */
  void find(Speaker speaker, AccountingSession stay) {
    var name = stay.name;
    var found =
        accessPoints.tallies(
            new FindTallies(name.deviceId(), name.acctSessionId(), name.mac(), false));
    if (!found.isEmpty()) {
      var latest = found.getFirst();
      stay.number = latest.number();
      var session = session(speaker.deviceId(), latest.sessionId());
      if (session.isEmpty()) {
        stay.now = null;
      } else {
        boolean isKnown = stay.now != null && stay.now.sessionId.equals(latest.sessionId());
        if (!isKnown) {
          read(stay, found, session.get());
        }
        var now = Objects.requireNonNull(stay.now);
        if (isKnown && !now.isEnded() && latest.endedAt() != null) {
          bringUpToDate(now); // another process has heard its end
        }
        endIfEnded(now, latest);
        if (!session.get().isOpen()) {
          now.close(Objects.requireNonNull(session.get().closedAt()).toEpochMilli());
        }
      }
    }
    stay.isStale = false;
  }

  private Optional<Session> session(UUID deviceId, UUID sessionId) {
    try {
      return Optional.of(access.get(sessionId))
          .filter(session -> session.deviceId().equals(deviceId));
    } catch (Refusal refusal) {
      if (refusal.isNotFound()) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private void read(AccountingSession stay, List<Tally> found, Session session) {
    var latest = found.getFirst();
    var earlier = found.stream().skip(1).filter(one -> !isSameRun(one, latest)).toList();
    var ids = Stream.concat(Stream.of(latest), earlier.stream()).map(Tally::sessionId).toList();
    var meters = charging.states(ids);
    boolean isHandedOver = found.stream().skip(1).anyMatch(one -> isSameRun(one, latest));
    var now = binding(latest, session, meters, isHandedOver);
    stay.before = null;
    for (var one : earlier.reversed()) {
      stay.before = following(stay.before, binding(one, null, meters, false));
    }
    stay.now = following(stay.before, now);
    stay.start = null;
  }

  /** Somebody else pays for what goes on. */
  private static boolean isSameRun(Tally one, Tally latest) {
    boolean isFromThere = latest.baseBytesUp() + latest.baseBytesDown() > 0;
    return isFromThere && !one.beganAt().isBefore(latest.beganAt());
  }

  private static Binding following(@Nullable Binding before, Binding next) {
    if (before != null) {
      next.run.follow(before, false, true);
    }
    return next;
  }

  /**
   * @param isHandedOver what it counts from is what its accounting session had counted then, and
   *     not what may have been charged before
   */
  private Binding binding(
      Tally tally, @Nullable Session session, List<Meter> meters, boolean isHandedOver) {
    var base = new Counted(tally.baseBytesUp(), tally.baseBytesDown());
    var meter =
        meters.stream().filter(one -> one.sessionId().equals(tally.sessionId())).findFirst();
    boolean isCountedFrom = base.up() + base.down() == 0 || isHandedOver;
    var counters =
        new WrappingCounters(
            base.up() + meter.map(Meter::usedBytesUp).orElse(0L),
            base.down() + meter.map(Meter::usedBytesDown).orElse(0L),
            isCountedFrom
                ? secondsAtMost(tally.beganAt().toEpochMilli(), tally.boundAt().toEpochMilli())
                : Long.MAX_VALUE);
    long beganMillis = tally.beganAt().toEpochMilli();
    var run =
        Run.found(
            counters, beganMillis, tally.boundAt().toEpochMilli(), clock.instant().toEpochMilli());
    var binding =
        new Binding(
            tally,
            session == null ? null : session.customerId(),
            new Beginning(base, run, beganMillis),
            null,
            Long.MAX_VALUE);
    binding.mayHaveCountedMore =
        meter.map(one -> one.usedBytes() >= one.ceilingBytes()).orElse(false);
    endIfEnded(binding, tally);
    return binding;
  }

  private static void endIfEnded(Binding binding, Tally tally) {
    var ended = tally.endedAt();
    var heard = tally.endHeardAt();
    if (ended != null && heard != null) {
      binding.end(ended.toEpochMilli(), heard.toEpochMilli(), tally.endedSeconds());
    }
  }
}
