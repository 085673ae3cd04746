package byway.fronts.radius;

import byway.fronts.radius.AccountingReport.Kind;
import byway.fronts.radius.Continuity.DoubtfulStart;
import byway.fronts.radius.Continuity.KnownPass;
import byway.fronts.radius.Openings.As;
import byway.fronts.radius.Openings.From;
import byway.fronts.radius.Openings.Never;
import byway.fronts.radius.Openings.Opened;
import byway.fronts.radius.Openings.OvertakenElsewhere;
import byway.fronts.radius.WrappingCounters.Counted;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.EndTally;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which session a report counts for. An accounting session is known by its name alone ({@link
 * AccountingSession.Name}); Class says who pays and opens a session, and may change, be missing or
 * come twice within one. What decides is in the database ({@code AccessPoints.tallies}); this is
 * what is remembered of it, so that a report of what is known asks nobody.
 */
@Singleton
class Bindings {
  private static final int MOST_TRIES = 4;
  private static final Counted NOTHING = new Counted(0, 0);

  private final AccessPoints accessPoints;
  private final AccessPasses passes;
  private final Openings openings;
  private final AccountingSessions stays;

  Bindings(
      AccessPoints accessPoints, AccessPasses passes, Openings openings, AccountingSessions stays) {
    this.accessPoints = accessPoints;
    this.passes = passes;
    this.openings = openings;
    this.stays = stays;
  }

  /** What a report counts for. */
  sealed interface Found {}

  /**
   * For this session.
   *
   * @param counted what its access point has counted for it
   * @param isLate it says nothing new, so that nothing is to be answered with an order
   * @param isBeginning nothing was counted for it yet
   */
  record For(Binding binding, Counted counted, boolean isLate, boolean isBeginning)
      implements Found {}

  /**
   * For nobody.
   *
   * @param why for a metric
   * @param isThere whether its access point is to end what nobody has signed in for
   */
  record Nobodys(String why, boolean isThere) implements Found {}

  Found of(Speaker speaker, AccountingReport report, Moment at) {
    var stay = stays.of(speaker, report);
    if (stay == null) {
      return new Nobodys(report.acctSessionId().isEmpty() ? "no_session_id" : "no_mac", false);
    }
    synchronized (stay) {
      for (int tried = 0; tried < MOST_TRIES; tried++) {
        boolean isFresh = stay.isStale || stay.now == null;
        if (isFresh) {
          openings.find(speaker, stay);
          stays.note(stay);
        }
        var found = decide(speaker, stay, report, at, isFresh);
        if (found.isPresent()) {
          return found.get();
        }
        stay.isStale = true;
      }
    }
    throw Refusal.unavailable("too_slow", "others were faster each time; it will come again");
  }

  /**
   * None where another process has changed it, or may have: before anything is opened it is asked
   * for again.
   */
  private Optional<Found> decide(
      Speaker speaker,
      AccountingSession stay,
      AccountingReport report,
      Moment at,
      boolean isFresh) {
    var now = stay.now;
    var on = standing(speaker, stay, report);
    if (now == null) {
      return open(speaker, stay, report, at, on, null, false);
    }
    var course = Continuity.of(now, stay.before, stay.start, report, at, on);
    if (!isFresh && now.isEnded()) {
      return Optional.empty(); // another may have begun elsewhere
    }
    return switch (course) {
      case BEFORE -> Optional.of(late(Objects.requireNonNull(stay.before), now, report, at, on));
      case OLD -> Optional.of(unchanged(now));
      case IN_DOUBT -> {
        if (report.kind() == Kind.START) {
          stay.start = new DoubtfulStart(at.saidAtMost());
        }
        yield Optional.of(unchanged(now));
      }
      case ANEW -> isFresh ? openAnew(speaker, stay, report, at, on, now) : Optional.empty();
      case GOES_ON -> goOn(speaker, stay, report, at, on, now, isFresh);
    };
  }

  private static For unchanged(Binding binding) {
    return new For(binding, binding.paid(), true, false);
  }

  private @Nullable KnownPass standing(
      Speaker speaker, AccountingSession stay, AccountingReport report) {
    if (!report.classes().isEmpty()) {
      var brought = stay.now == null ? null : stay.now.passIn(report.classes());
      if (brought == null) {
        brought = passes.in(report.classes(), speaker).orElse(null);
      }
      if (brought != null && brought.mac().equals(stay.name.mac())) {
        if (stay.now != null) {
          stay.now.remember(report.classes(), brought);
        }
        return new KnownPass(brought, true);
      }
    }
    var last = passes.lastAt(speaker.place(stay.name.mac()));
    return last == null ? null : new KnownPass(last, false);
  }

  /** What may have been charged to what follows is not charged to this one as well. */
  private For late(
      Binding binding, Binding now, AccountingReport report, Moment at, @Nullable KnownPass on) {
    endIfItEnds(binding, report, at, on);
    binding.heardAfterEnd(report);
    if (binding == now || !now.run.isLoose()) {
      binding.run.count(report, at, KnownPass.brought(on));
    }
    return unchanged(binding);
  }

  private Optional<Found> goOn(
      Speaker speaker,
      AccountingSession stay,
      AccountingReport report,
      Moment at,
      @Nullable KnownPass on,
      Binding now,
      boolean isFresh) {
    if (now.isEnded()) {
      return Optional.of(late(now, now, report, at, on));
    }
    if (on != null && now.isHandedOver(on.pass()) && passes.isGood(on.pass())) {
      return isFresh ? open(speaker, stay, report, at, on, now, true) : Optional.empty();
    }
    if (on != null && now.isNext(on.pass())) {
      now.signedInAgain(on.pass());
    }
    boolean isBeginning = !now.hasProgressed();
    now.run.count(report, at, KnownPass.brought(on));
    now.heard(report, at);
    endIfItEnds(now, report, at, on);
    return Optional.of(new For(now, now.paid(), false, isBeginning));
  }

  private Optional<Found> openAnew(
      Speaker speaker,
      AccountingSession stay,
      AccountingReport report,
      Moment at,
      @Nullable KnownPass on,
      Binding now) {
    if (on == null || !passes.isGood(on.pass())) {
      return Optional.of(
          report.kind() == Kind.START ? unchanged(now) : new Nobodys("nobodys", true));
    }
    return open(speaker, stay, report, at, on, now, false);
  }

  /**
   * A session begins to count.
   *
   * @param isHandedOver whether the accounting session goes on, for somebody else
   */
  private Optional<Found> open(
      Speaker speaker,
      AccountingSession stay,
      AccountingReport report,
      Moment at,
      @Nullable KnownPass on,
      @Nullable Binding now,
      boolean isHandedOver) {
    if (on == null || !passes.isGood(on.pass())) {
      return Optional.of(new Nobodys("nobodys", report.kind() != Kind.STOP));
    }
    var brought = KnownPass.brought(on);
    if (now != null) {
      openings.bringUpToDate(now);
    }
    var run = isHandedOver && now != null ? now.run : Run.of(report, at, brought);
    var base = NOTHING;
    if (now != null && isHandedOver) {
      if (!now.isHeard && now.mayHaveCountedMore) {
        // What of it is the new one's is not known, so nothing is.
        run.count(report, at, brought);
      }
      base = run.handedOver(report, at, brought);
    } else if (now != null) {
      run.follow(
          now,
          report.kind() == Kind.START && Continuity.isNewer(now, at, on),
          Continuity.isClockSure(now, at, brought));
      boolean isAfterEnd = now.endedSeconds > 0 && Began.issued(on.pass()) > now.endedAtMost();
      boolean isTold =
          at.isStamped() && Began.isTold(report) && brought != null && now.isNext(brought);
      base = now.run.mayBeOf(run, isTold || isAfterEnd);
    }
    var from =
        new From(
            base,
            run,
            isHandedOver && now != null ? now.beganMillis : at.beganMillis(report.sessionSeconds()),
            now == null || now.isEnded() ? null : now.sessionId,
            isHandedOver);
    Opened opened = openings.open(speaker, stay, report, on.pass(), from);
    return switch (opened) {
      case OvertakenElsewhere elsewhere -> Optional.empty();
      case Never never -> Optional.of(new Nobodys(never.why(), report.kind() != Kind.STOP));
      case As as -> {
        var binding = as.binding();
        if (on.isBrought()) {
          binding.remember(report.classes(), on.pass());
        }
        stay.follow(binding);
        stays.note(stay);
        run.count(report, at, brought);
        binding.heard(report, at);
        endIfItEnds(binding, report, at, on);
        yield Optional.of(new For(binding, binding.paid(), false, true));
      }
    };
  }

  /** It is said before it is charged: what follows from the charge then is no order to it. */
  private void endIfItEnds(
      Binding binding, AccountingReport report, Moment at, @Nullable KnownPass on) {
    if (report.kind() == Kind.STOP && !binding.isEnded()) {
      boolean isSure = binding.run.isNotEarlier(report, at, KnownPass.brought(on));
      long seconds = isSure ? report.sessionSeconds() : 0;
      accessPoints.endTally(binding.sessionId, new EndTally(at.at(), seconds));
      binding.end(report, at, isSure);
    }
  }
}
