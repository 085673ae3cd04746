package byway.fronts.radius;

import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.EndTally;
import byway.fronts.radius.AccountingReport.Kind;
import byway.fronts.radius.Continuity.DoubtfulStart;
import byway.fronts.radius.Continuity.Standing;
import byway.fronts.radius.Openings.As;
import byway.fronts.radius.Openings.From;
import byway.fronts.radius.Openings.Never;
import byway.fronts.radius.Openings.Opened;
import byway.fronts.radius.Openings.OvertakenElsewhere;
import byway.fronts.radius.WrappingCounters.Counted;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which session a report counts for. An accounting session is known by its name alone ({@link
 * Stay.Name}); Class says who pays and opens a session, and may change, be missing or come twice
 * within one. What decides is in the database ({@code AccessPoints.tallies}); this is what is
 * remembered of it, so that a report of what is known asks nobody.
 */
@Singleton
class Bindings {
  private static final int MOST_TRIES = 4;
  private static final Counted NOTHING = new Counted(0, 0);

  private final AccessPoints accessPoints;
  private final Passes passes;
  private final Openings openings;
  private final Stays stays;

  Bindings(AccessPoints accessPoints, Passes passes, Openings openings, Stays stays) {
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
      Speaker speaker, Stay stay, AccountingReport report, Moment at, boolean isFresh) {
    var now = stay.now;
    var on = standing(speaker, stay, report);
    if (now == null) {
      var began = new WrappingCounters();
      return open(speaker, stay, report, at, on, began, null);
    }
    return switch (Continuity.of(now, stay.before, stay.start, report, at, on)) {
      case BEFORE -> Optional.of(ofBefore(stay.before == null ? now : stay.before, report, at));
      case IN_DOUBT -> {
        boolean isLater = at.isTold() && at.atMillis() > now.lastAtMillis;
        boolean isNewer = on != null && now.isNewer(on.pass());
        stay.start = new DoubtfulStart(at.atMillis(), isLater || isNewer);
        yield Optional.of(new For(now, since(now, now.counters.counted()), true, false));
      }
      case ANEW -> isFresh ? openAnew(speaker, stay, report, at, on, now) : Optional.empty();
      case GOES_ON -> goOn(speaker, stay, report, at, on, now, isFresh);
    };
  }

  private @Nullable Standing standing(Speaker speaker, Stay stay, AccountingReport report) {
    if (!report.classes().isEmpty()) {
      var brought = stay.now == null ? null : stay.now.passIn(report.classes());
      if (brought == null) {
        brought = passes.in(report.classes(), speaker).orElse(null);
      }
      if (brought != null && brought.mac().equals(stay.name.mac())) {
        if (stay.now != null) {
          stay.now.remember(report.classes(), brought);
        }
        return new Standing(brought, true);
      }
    }
    var last = passes.lastAt(speaker.place(stay.name.mac()));
    return last == null ? null : new Standing(last, false);
  }

  private static Counted since(Binding binding, Counted counted) {
    return counted.since(binding.baseUp, binding.baseDown);
  }

  private static Counted count(Binding binding, AccountingReport report) {
    return count(binding.counters, report);
  }

  private static Counted count(WrappingCounters counters, AccountingReport report) {
    return counters.count(
        report.usedBytesUp(),
        report.usedBytesDown(),
        report.saysGigawordsUp(),
        report.saysGigawordsDown(),
        report.sessionSeconds());
  }

  /** Of one that is even older nothing is known any more: it changes nothing. */
  private For ofBefore(Binding before, AccountingReport report, Moment at) {
    return Continuity.isOlderThan(before, at)
        ? new For(before, since(before, before.counters.counted()), true, false)
        : late(before, report, at);
  }

  private For late(Binding binding, AccountingReport report, Moment at) {
    endIfItEnds(binding, report, at);
    return new For(binding, since(binding, countInDoubt(binding, report, at)), true, false);
  }

  /** What no time tells to be of this one may turn out to be of the next. */
  private static Counted countInDoubt(Binding binding, AccountingReport report, Moment at) {
    var before = binding.counters.counted();
    var counted = count(binding, report);
    if (!at.isTold()) {
      binding.doubtful = binding.doubtful.and(counted.since(before.up(), before.down()));
    }
    return counted;
  }

  private Optional<Found> goOn(
      Speaker speaker,
      Stay stay,
      AccountingReport report,
      Moment at,
      @Nullable Standing on,
      Binding now,
      boolean isFresh) {
    if (now.isEnded()) {
      return Optional.of(late(now, report, at));
    }
    if (stay.start != null && at.atMillis() >= stay.start.atMillis()) {
      stay.start = null;
    }
    if (on != null && now.isHandedOver(on.pass()) && passes.isGood(on.pass())) {
      return isFresh ? open(speaker, stay, report, at, on, now.counters, now) : Optional.empty();
    }
    if (on != null && now.isNext(on.pass())) {
      now.signedInAgain(on.pass());
    }
    boolean isBeginning = !now.hasProgressed();
    boolean isOlder = report.sessionSeconds() > 0 && report.sessionSeconds() < now.lastSeconds;
    var counted = since(now, isOlder ? countInDoubt(now, report, at) : count(now, report));
    now.heard(report, at);
    endIfItEnds(now, report, at);
    return Optional.of(new For(now, counted, false, isBeginning));
  }

  private Optional<Found> openAnew(
      Speaker speaker,
      Stay stay,
      AccountingReport report,
      Moment at,
      @Nullable Standing on,
      Binding now) {
    boolean isDoubtful = !at.isTold() && (on == null || !now.isNewer(on.pass()));
    if (on == null || !passes.isGood(on.pass())) {
      if (report.kind() == Kind.START) {
        stay.start = new DoubtfulStart(at.atMillis(), !isDoubtful);
        return Optional.of(new For(now, since(now, now.counters.counted()), true, false));
      }
      return Optional.of(new Nobodys("nobodys", true));
    }
    var found = open(speaker, stay, report, at, on, new WrappingCounters(), now);
    if (stay.now != null && stay.now != now) {
      stay.now.isDoubtful = isDoubtful;
    }
    return found;
  }

  /**
   * A session begins to count.
   *
   * @param counters new ones, or those of the accounting session that is handed over
   */
  private Optional<Found> open(
      Speaker speaker,
      Stay stay,
      AccountingReport report,
      Moment at,
      @Nullable Standing on,
      WrappingCounters counters,
      @Nullable Binding now) {
    if (on == null || !passes.isGood(on.pass())) {
      return Optional.of(new Nobodys("nobodys", report.kind() != Kind.STOP));
    }
    var handed = now != null && now.counters == counters ? now : null;
    var more = now == null ? NOTHING : openings.bringUpToDate(now).and(now.doubtful);
    if (handed != null && !handed.isHeard && handed.mayHaveCountedMore) {
      // What of it is the new one's is not known, so nothing is.
      var unused = count(handed, report);
    }
    // Where not every report tells its time, what is new may have been taken for what is over.
    var base = handed != null ? counters.counted() : at.isStamped() ? NOTHING : more;
    if (handed == null && now != null && !now.isHeard && !at.isStamped()) {
      base = count(counters, report); // what of it was taken for that is not known
    }
    var from =
        new From(
            base,
            counters,
            handed == null ? at.beganMillis(report.sessionSeconds()) : handed.beganMillis,
            now == null || now.isEnded() ? null : now.sessionId,
            handed != null);
    Opened opened = openings.open(speaker, stay, report, on.pass(), from);
    return switch (opened) {
      case OvertakenElsewhere elsewhere -> Optional.empty();
      case Never never -> Optional.of(new Nobodys(never.why(), report.kind() != Kind.STOP));
      case As as -> {
        var binding = as.binding();
        if (on.isBrought()) {
          binding.remember(report.classes(), on.pass());
        }
        if (handed != null) {
          binding.firstPassMillis = handed.firstPassMillis;
        }
        stay.follow(binding);
        stays.note(stay);
        var counted = since(binding, count(binding, report));
        binding.heard(report, at);
        endIfItEnds(binding, report, at);
        yield Optional.of(new For(binding, counted, false, true));
      }
    };
  }

  /** It is said before it is charged: what follows from the charge then is no order to it. */
  private void endIfItEnds(Binding binding, AccountingReport report, Moment at) {
    if (report.kind() == Kind.STOP && !binding.isEnded()) {
      accessPoints.endTally(binding.sessionId, new EndTally(at.at(), report.sessionSeconds()));
      binding.end(report, at);
    }
  }
}
