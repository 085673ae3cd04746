package byway.fronts.radius;

import byway.fronts.radius.AccountingReport.Kind;
import byway.fronts.radius.WrappingCounters.Counted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One accounting session as it is reported of: within which bounds it began, what it has counted
 * for sure, and what may have been another's that had its name. All follows from four certainties:
 * a report is said before it arrives, less Acct-Delay-Time; it is said after the Class that it
 * brings was given; its session began so long before as it says; and what a session has counted
 * only grows. What may be of an earlier one is charged only as far as it is more than that had
 * counted, and what may have been of this one and was charged to that is taken off, so that in no
 * case the same is charged twice. Who changes it holds its {@link Stay}.
 */
final class Run {
  /** Of something that is not known. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Access points tell whole seconds, and do not take all their times at once. */
  private static final long JITTER_MILLIS = 2_000;

  /** What was heard of the one before may have been late by so much. */
  private static final long MOST_LATE_MILLIS = Duration.ofMinutes(10).toMillis();

  /** Two clocks run apart by so much of the time between (0.1%: 86 seconds a day). */
  private static final long DRIFT_PART = 1_000;

  private static final Counted NOTHING = new Counted(0, 0);

  final WrappingCounters counters;

  /** By our clock. */
  private long beganAtMost;

  private long beganAtLeast;

  /** By its access point's; unknown where it tells none. */
  private long beganStamped;

  /** By whichever clock told first. */
  private long beganTold;

  /** What may be of an earlier one, as it was said, and the most that one of those had counted. */
  private Counted loose = NOTHING;

  private Counted mostBefore = NOTHING;

  /** The one before it: when it was ended at the latest by our clock; never, where it is not. */
  private long beforeEndedAtMost = Long.MAX_VALUE;

  private long beforeBeganAtMost = UNKNOWN;
  private long beforeSeconds = UNKNOWN;

  /** All before it have said their last word. */
  private boolean areEndedBefore = true;

  /** It was found, so that of what it counted only what was charged is known. */
  private boolean isFound;

  /** By a Start on a sign-in after all that was heard of the one before. */
  private boolean isBegunAnew;

  private Counted sure = NOTHING;

  /** What it has grown by that may be a later one's, and when that arrived last. */
  private Counted unsure = NOTHING;

  private long unsureArrived = UNKNOWN;

  /** What other processes have heard, and when that was seen. */
  private Counted inherited = NOTHING;

  private long inheritedSeen = UNKNOWN;

  private Run(
      WrappingCounters counters,
      long beganAtMost,
      long beganAtLeast,
      long beganStamped,
      long beganTold) {
    this.counters = counters;
    this.beganAtMost = beganAtMost;
    this.beganAtLeast = beganAtLeast;
    this.beganStamped = beganStamped;
    this.beganTold = beganTold;
  }

  /** Begun by this report. */
  static Run of(AccountingReport report, Moment at, @Nullable Pass brought) {
    long seconds = report.sessionSeconds();
    boolean tells = tellsBegin(report);
    return new Run(
        new WrappingCounters(),
        at.saidAtMost() - seconds * 1_000,
        brought == null || !tells ? UNKNOWN : issued(brought) - seconds * 1_000,
        at.isStamped() && tells ? at.beganMillis(seconds) : UNKNOWN,
        at.beganMillis(seconds));
  }

  /** Of which another process has heard. */
  static Run found(WrappingCounters counters, long beganMillis, long boundMillis, long nowMillis) {
    var run = new Run(counters, boundMillis, UNKNOWN, beganMillis, beganMillis);
    run.isFound = true;
    run.inherit(counters.counted(), nowMillis);
    return run;
  }

  static long issued(Pass pass) {
    return pass.issuedAt().toEpochMilli();
  }

  static boolean tellsBegin(AccountingReport report) {
    return report.kind() == Kind.START || report.sessionSeconds() > 0;
  }

  /** How far apart two times may be that are the same. */
  static long slack(long seconds) {
    return JITTER_MILLIS + seconds * 1_000 / DRIFT_PART;
  }

  /** By its own clock; unknown where that does not tell. */
  private static long stamped(AccountingReport report, Moment at) {
    return at.isStamped() && tellsBegin(report) ? at.beganMillis(report.sessionSeconds()) : UNKNOWN;
  }

  /** It was given so late that this one had begun before, whatever was late on its way. */
  boolean isBefore(AccountingReport report, Pass brought) {
    long seconds = report.sessionSeconds();
    return tellsBegin(report) && issued(brought) - seconds * 1_000 > beganAtMost + slack(seconds);
  }

  /** By what both clocks say: one that was set forward meanwhile says nothing by itself. */
  boolean isStampedBefore(AccountingReport report, Moment at) {
    long stamped = stamped(report, at);
    if (stamped == UNKNOWN || beganStamped == UNKNOWN) {
      return false;
    }
    long byItsClock = stamped - beganStamped;
    long byOurs = mayBeginAt(report, at) - beganAtMost;
    return byItsClock > 2 * JITTER_MILLIS
        && byOurs > JITTER_MILLIS / 2
        && byItsClock - byOurs <= MOST_LATE_MILLIS;
  }

  /** The report is of one that began before this. */
  boolean isAfter(AccountingReport report, Moment at) {
    long stamped = stamped(report, at);
    if (stamped != UNKNOWN && beganStamped != UNKNOWN) {
      return stamped < beganStamped - 2 * JITTER_MILLIS;
    }
    if (!tellsBegin(report)) {
      return at.isStamped()
          && beganStamped != UNKNOWN
          && at.atMillis() < beganStamped - 2 * JITTER_MILLIS;
    }
    return isDelayed(at) && mayBeginAt(report, at) < beganTold - slack(report.sessionSeconds());
  }

  /** It says by itself for how long it was on its way. */
  private static boolean isDelayed(Moment at) {
    return at.isTold() && !at.isStamped();
  }

  /** By what it says of its time itself. */
  boolean isToldSame(AccountingReport report, Moment at) {
    return isStampedSame(report, at)
        || isDelayedSame(report, at)
        || (at.isStamped()
            && !tellsBegin(report)
            && beganStamped != UNKNOWN
            && at.atMillis() >= beganStamped);
  }

  boolean isDelayedSame(AccountingReport report, Moment at) {
    return isDelayed(at)
        && tellsBegin(report)
        && Math.abs(mayBeginAt(report, at) - beganTold) <= slack(report.sessionSeconds());
  }

  /** By its own clock. */
  boolean isStampedSame(AccountingReport report, Moment at) {
    if (!at.isStamped() || beganStamped == UNKNOWN) {
      return false;
    }
    long stamped = stamped(report, at);
    return stamped != UNKNOWN && Math.abs(stamped - beganStamped) <= 2 * JITTER_MILLIS;
  }

  private static long mayBeginAt(AccountingReport report, Moment at) {
    return at.saidAtMost() - report.sessionSeconds() * 1_000;
  }

  /** Nothing was on its way for longer than what it is taken to be of allows. */
  private boolean isNotLater(AccountingReport report, Moment at) {
    return isStampedSame(report, at)
        || (tellsBegin(report)
            && mayBeginAt(report, at) <= beganAtMost + slack(report.sessionSeconds()));
  }

  private boolean isNotEarlier(AccountingReport report, Moment at, @Nullable Pass brought) {
    if (mostBefore.equals(NOTHING) || isStampedSame(report, at)) {
      return true;
    }
    long seconds = report.sessionSeconds();
    if (brought != null
        && (issued(brought) > beforeEndedAtMost
            || (tellsBegin(report)
                && beforeBeganAtMost != UNKNOWN
                && issued(brought) - seconds * 1_000 > beforeBeganAtMost + slack(seconds)))) {
      return true;
    }
    if (at.isStamped() && beganStamped != UNKNOWN && !tellsBegin(report)) {
      return at.atMillis() >= beganStamped;
    }
    boolean isInTime =
        Math.abs(mayBeginAt(report, at) - beganAtMost) <= slack(seconds) && seconds > 0;
    return (isInTime && (isBegunAnew || beforeEndedAtMost != Long.MAX_VALUE)) || !fits(report);
  }

  /** It may be of one before: that had no more in less time, or was not heard to end. */
  private boolean fits(AccountingReport report) {
    if (!areEndedBefore) {
      return true;
    }
    long seconds = report.sessionSeconds();
    boolean isLess =
        report.usedBytesUp() <= mostBefore.up() && report.usedBytesDown() <= mostBefore.down();
    boolean isLast =
        report.usedBytesUp() == mostBefore.up() && report.usedBytesDown() == mostBefore.down();
    return isLess
        && (seconds == 0
            || beforeSeconds <= 0
            || seconds < beforeSeconds
            || (seconds == beforeSeconds && isLast));
  }

  /** What it has counted by now, with this. */
  void count(AccountingReport report, Moment at, @Nullable Pass brought) {
    boolean isNotLater = isNotLater(report, at);
    boolean isNotEarlier = isNotEarlier(report, at, brought);
    var before = total();
    if (isNotEarlier) {
      counters.count(
          report.usedBytesUp(),
          report.usedBytesDown(),
          report.saysGigawordsUp(),
          report.saysGigawordsDown(),
          isNotLater ? report.sessionSeconds() : 0);
    } else {
      loose = most(loose, new Counted(report.usedBytesUp(), report.usedBytesDown()));
    }
    if (isNotLater) {
      learn(report, at, isNotEarlier);
      var said = counters.asSaid(report);
      sure = most(sure, isNotEarlier ? said : NOTHING);
      unsure = least(unsure, total().since(sure.up(), sure.down()));
    } else {
      unsure = unsure.and(total().since(before.up(), before.down()));
      unsureArrived = Math.max(unsureArrived, at.arrivedMillis());
    }
    if (brought != null && isNotEarlier && isNotLater && tellsBegin(report)) {
      beganAtLeast = Math.max(beganAtLeast, issued(brought) - report.sessionSeconds() * 1_000);
    }
  }

  /** It began earlier than was thought: what was sure before may have been of a later one. */
  private void learn(AccountingReport report, Moment at, boolean isNotEarlier) {
    if (!tellsBegin(report)) {
      return;
    }
    long began = mayBeginAt(report, at);
    if (isNotEarlier && began < beganAtMost) {
      if (began < beganAtMost - slack(report.sessionSeconds()) && !isStampedSame(report, at)) {
        unsure = unsure.and(sure);
        unsureArrived = Math.max(unsureArrived, at.arrivedMillis());
        sure = NOTHING;
      }
      beganAtMost = began;
      if (beganStamped == UNKNOWN) {
        beganTold = Math.min(beganTold, began);
      }
    }
    long stamped = stamped(report, at);
    if (stamped != UNKNOWN && isNotEarlier) {
      beganStamped = stamped;
      beganTold = stamped;
    }
  }

  /** What it had counted at the most, of whatever was taken to be of it. */
  Counted total() {
    return most(counters.counted(), loose);
  }

  /** What is to be paid of it by who pays from there on. */
  Counted since(long baseUp, long baseDown) {
    var loosely =
        loose.since(Math.max(baseUp, mostBefore.up()), Math.max(baseDown, mostBefore.down()));
    return most(counters.counted().since(baseUp, baseDown), loosely);
  }

  /** Whether something is charged with it that may have been of an earlier one. */
  boolean isLoose() {
    var counted = counters.counted();
    return loose.up() > counted.up() || loose.down() > counted.down();
  }

  void inherit(Counted grown, long nowMillis) {
    if (grown.up() > 0 || grown.down() > 0) {
      inherited = inherited.and(grown);
      inheritedSeen = nowMillis;
    }
  }

  /**
   * This one follows, and what that had counted is not charged again.
   *
   * @param isBegunAnew by a Start on a sign-in after all that was heard of the one before
   */
  void follow(Binding before, boolean isBegunAnew) {
    var one = before.run;
    var counted = one.isFound ? one.total().and(one.mostBefore) : one.total();
    mostBefore = most(mostBefore, most(counted, one.mostBefore));
    beforeBeganAtMost = one.beganAtMost;
    beforeEndedAtMost = before.endedAtMost();
    beforeSeconds = Math.max(before.endedSeconds, one.beforeSeconds);
    areEndedBefore = one.areEndedBefore && beforeEndedAtMost != Long.MAX_VALUE;
    this.isBegunAnew = isBegunAnew;
  }

  /** What was charged to this one and may have been of that which follows. */
  Counted mayBeOf(Run next, boolean isStamped) {
    var some = next.beganAtLeast > unsureArrived ? NOTHING : unsure;
    boolean isInheritedSure = isStamped || next.beganAtLeast > inheritedSeen;
    return isInheritedSure ? some : some.and(inherited);
  }

  private static Counted most(Counted one, Counted other) {
    return new Counted(Math.max(one.up(), other.up()), Math.max(one.down(), other.down()));
  }

  private static Counted least(Counted one, Counted other) {
    return new Counted(Math.min(one.up(), other.up()), Math.min(one.down(), other.down()));
  }
}
