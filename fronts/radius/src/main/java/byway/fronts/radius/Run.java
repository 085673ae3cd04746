package byway.fronts.radius;

import byway.fronts.radius.WrappingCounters.Counted;
import org.jspecify.annotations.Nullable;

/**
 * One accounting session as it is reported of: what it has counted for sure, and what may have been
 * another's that had its name. It stands on what is sure of when it {@link Began}, and on that what
 * a session has counted only grows. What may be of an earlier one is charged only as far as it is
 * more than that had counted, and what may have been of this one and was charged to that is taken
 * off, so that in no case the same is charged twice. Who changes it holds its {@link
 * AccountingSession}.
 */
final class Run {
  /** Of something that is not known. */
  static final long UNKNOWN = Began.UNKNOWN;

  private static final Counted NOTHING = new Counted(0, 0);

  final WrappingCounters counters;
  final Began began;

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

  /** By what their access point's clock says, which is sure. */
  private boolean isToldApart = true;

  private Counted sure = NOTHING;

  /** What it has grown by that may be a later one's, and when that arrived last. */
  private Counted unsure = NOTHING;

  private long unsureArrived = UNKNOWN;

  /** What other processes have heard, and when that was seen. */
  private Counted inherited = NOTHING;

  private long inheritedSeen = UNKNOWN;

  /** What was charged of it then. */
  private Counted charged = NOTHING;

  private Run(WrappingCounters counters, Began began) {
    this.counters = counters;
    this.began = began;
  }

  /** Begun by this report. */
  static Run of(AccountingReport report, Moment at, @Nullable Pass brought) {
    return new Run(new WrappingCounters(), Began.of(report, at, brought));
  }

  /** Of which another process has heard. */
  static Run found(WrappingCounters counters, long beganMillis, long boundMillis, long nowMillis) {
    var run = new Run(counters, Began.found(beganMillis, boundMillis));
    run.isFound = true;
    run.inherit(counters.counted(), nowMillis);
    return run;
  }

  /** It is of this one, or of a later one: none before it can have said that. */
  boolean isNotEarlier(AccountingReport report, Moment at, @Nullable Pass brought) {
    if (mostBefore.equals(NOTHING)
        || (isToldApart && (began.isStampedSame(report, at) || began.isStampedSince(report, at)))) {
      return true;
    }
    if (brought != null
        && (Began.issued(brought) > beforeEndedAtMost
            || (beforeBeganAtMost != UNKNOWN
                && Began.isBefore(beforeBeganAtMost, report, brought)))) {
      return true;
    }
    if (began.isStampedAfter(report, at)
        || (brought != null && began.isSignedInAfter(report, brought))) {
      return false;
    }
    boolean mayBeInTime = isBegunAnew || beforeEndedAtMost != Long.MAX_VALUE;
    return (mayBeInTime && began.isInTime(report, at)) || !fits(report);
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
    boolean isNotLater = began.isNotLater(report, at);
    boolean isNotEarlier = isNotEarlier(report, at, brought);
    var before = total();
    if (isNotEarlier) {
      counters.count(
          report.usedBytesUp(),
          report.usedBytesDown(),
          report.usage().up().saysGigawords(),
          report.usage().down().saysGigawords(),
          isNotLater ? report.sessionSeconds() : 0);
    } else {
      loose = most(loose, new Counted(report.usedBytesUp(), report.usedBytesDown()));
    }
    if (isNotLater) {
      if (isNotEarlier && began.learn(report, at)) {
        // What was sure before may have been of a later one.
        doubt(sure, at);
        sure = NOTHING;
      }
      var said = counters.asSaid(report);
      sure = most(sure, isNotEarlier ? said : NOTHING);
      unsure = least(unsure, total().since(sure.up(), sure.down()));
    } else {
      doubt(total().since(before.up(), before.down()), at);
    }
    if (isNotEarlier) {
      began.learnClock(report, at);
      if (brought != null && isNotLater) {
        began.learn(report, brought);
      }
    }
  }

  private void doubt(Counted some, Moment at) {
    unsure = unsure.and(some);
    unsureArrived = Math.max(unsureArrived, at.arrivedMillis());
  }

  /** What it had counted at the most, of whatever was taken to be of it. */
  Counted total() {
    return most(counters.counted(), loose);
  }

  /** The most that it can have counted, of which another process knows only what was charged. */
  Counted atMost() {
    return isFound || !inherited.equals(NOTHING) ? most(total(), charged.and(mostBefore)) : total();
  }

  /** What had been counted when somebody else begins to pay for what goes on, with this report. */
  Counted handedOver(AccountingReport report, Moment at, @Nullable Pass brought) {
    return isNotEarlier(report, at, brought) ? total() : atMost();
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
      charged = counters.counted();
    }
  }

  /**
   * This one follows, and what that had counted is not charged again.
   *
   * @param isBegunAnew by a Start on a sign-in after all that was heard of the one before
   * @param isToldApart whether what their access point's clock says is sure
   */
  void follow(Binding before, boolean isBegunAnew, boolean isToldApart) {
    var one = before.run;
    mostBefore = most(mostBefore, most(one.atMost(), one.mostBefore));
    beforeBeganAtMost = one.began.atMost();
    beforeEndedAtMost = before.endedAtMost();
    beforeSeconds = Math.max(before.endedSeconds, one.beforeSeconds);
    areEndedBefore = one.areEndedBefore && beforeEndedAtMost != Long.MAX_VALUE;
    this.isBegunAnew = isBegunAnew;
    this.isToldApart =
        isToldApart && (one.total().equals(NOTHING) || !began.isStampedAs(one.began));
  }

  /**
   * What was charged to this one and may have been of that which follows.
   *
   * @param isToldApart so that other processes took nothing of that for this one's: by their time,
   *     or since this one had ended before anybody signed in for that
   */
  Counted mayBeOf(Run next, boolean isToldApart) {
    var some = next.began.atLeast() > unsureArrived ? NOTHING : unsure;
    boolean isInheritedSure = isToldApart || next.began.atLeast() > inheritedSeen;
    return isInheritedSure ? some : some.and(inherited);
  }

  private static Counted most(Counted one, Counted other) {
    return new Counted(Math.max(one.up(), other.up()), Math.max(one.down(), other.down()));
  }

  private static Counted least(Counted one, Counted other) {
    return new Counted(Math.min(one.up(), other.up()), Math.min(one.down(), other.down()));
  }
}
