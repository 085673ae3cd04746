package byway.fronts.radius;

import byway.fronts.radius.AccountingReport.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an accounting session began, as far as is known, and what that says of a report. Three
 * things are sure whatever the network does: a report is said before it arrives, less
 * Acct-Delay-Time; it is said after the Class that it brings was given; and its session began so
 * long before as it says. What an access point's own clock says is likely. Who changes it holds its
 * {@link AccountingSession}.
 */
final class Began {
  /** Of something that is not known. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Access points tell whole seconds, and do not take all their times at once. */
  private static final long JITTER_MILLIS = 2_000;

  /** What was heard of the one before may have been late by so much. */
  private static final long MOST_LATE_MILLIS = Duration.ofMinutes(10).toMillis();

  /** A clock that was off by another time zone is set by so much at least. */
  private static final long LEAST_SET_BACK_MILLIS = Duration.ofMinutes(30).toMillis();

  /** Two clocks run apart by so much of the time between (0.1%: 86 seconds a day). */
  private static final long DRIFT_PART = 1_000;

  /** By our clock. */
  private long atMost;

  private long atLeast;

  /** By its access point's; unknown where it tells none. */
  private long stamped;

  /** By whichever clock told first. */
  private long told;

  /** By how much its access point's clock is ahead of ours at least; unknown where none told. */
  private long ahead;

  private Began(long atMost, long atLeast, long stamped, long told, long ahead) {
    this.atMost = atMost;
    this.atLeast = atLeast;
    this.stamped = stamped;
    this.told = told;
    this.ahead = ahead;
  }

  static Began of(AccountingReport report, Moment at, @Nullable Pass brought) {
    long seconds = report.sessionSeconds();
    return new Began(
        mayBeAt(report, at),
        brought == null || !isTold(report) ? UNKNOWN : issued(brought) - seconds * 1_000,
        stamped(report, at),
        at.beganMillis(seconds),
        ahead(at));
  }

  /** As another process has noted it. */
  static Began found(long beganMillis, long boundMillis) {
    return new Began(boundMillis, UNKNOWN, beganMillis, beganMillis, UNKNOWN);
  }

  static long issued(Pass pass) {
    return pass.issuedAt().toEpochMilli();
  }

  /** Whether the report tells when its accounting session began. */
  static boolean isTold(AccountingReport report) {
    return report.kind() == Kind.START || report.sessionSeconds() > 0;
  }

  /** How far apart two times may be that are the same. */
  static long slack(long seconds) {
    return JITTER_MILLIS + seconds * 1_000 / DRIFT_PART;
  }

  /** By our clock: nothing arrives before it is said. */
  static long mayBeAt(AccountingReport report, Moment at) {
    return at.saidAtMost() - report.sessionSeconds() * 1_000;
  }

  /** By its own clock; unknown where that does not tell. */
  private static long stamped(AccountingReport report, Moment at) {
    return at.isStamped() && isTold(report) ? at.beganMillis(report.sessionSeconds()) : UNKNOWN;
  }

  /** It is more where the report was on its way for less. */
  private static long ahead(Moment at) {
    return at.isStamped() ? at.atMillis() - at.saidAtMost() : UNKNOWN;
  }

  /**
   * Its access point's clock says of the report what it would have said before: one that is further
   * ahead than it ever was has been set meanwhile, unless all that was heard before was late.
   */
  boolean isClockHeld(Moment at) {
    return ahead != UNKNOWN && ahead(at) <= ahead + 2 * JITTER_MILLIS;
  }

  /** The same, and the report was not late: one that was could hide that its clock has been set. */
  boolean isInStep(Moment at) {
    long since = Math.max(0, at.saidAtMost() - atMost);
    return isClockHeld(at) && ahead(at) >= ahead - 2 * JITTER_MILLIS - since / DRIFT_PART;
  }

  long atMost() {
    return atMost;
  }

  long atLeast() {
    return atLeast;
  }

  /** It was given so late that this one had begun before, whatever was late on its way. */
  boolean isBefore(AccountingReport report, Pass brought) {
    return isBefore(atMost, report, brought);
  }

  /** This one began on a later sign-in than that which the report brings. */
  boolean isSignedInAfter(AccountingReport report, Pass brought) {
    return issued(brought) + slack(report.sessionSeconds()) < atLeast;
  }

  static boolean isBefore(long beganAtMost, AccountingReport report, Pass brought) {
    long seconds = report.sessionSeconds();
    return isTold(report) && issued(brought) - seconds * 1_000 > beganAtMost + slack(seconds);
  }

  /**
   * By what both clocks say: one that was set forward meanwhile says nothing by itself.
   *
   * @param lastSeconds for how long this one had gone on: the next begins after that
   */
  boolean isStampedBefore(AccountingReport report, Moment at, long lastSeconds) {
    long said = stamped(report, at);
    if (said == UNKNOWN || stamped == UNKNOWN) {
      return false;
    }
    long byItsClock = said - stamped;
    long byOurs = mayBeAt(report, at) - atMost;
    return byItsClock > 2 * JITTER_MILLIS
        && byItsClock >= Math.max(0, lastSeconds) * 1_000 - JITTER_MILLIS
        && byOurs > JITTER_MILLIS / 2
        && byItsClock - byOurs <= MOST_LATE_MILLIS;
  }

  /** The report is of one that began before this. */
  boolean isAfter(AccountingReport report, Moment at) {
    long said = stamped(report, at);
    if (said != UNKNOWN && stamped != UNKNOWN) {
      return said < stamped - 2 * JITTER_MILLIS;
    }
    if (!isTold(report)) {
      return at.isStamped() && stamped != UNKNOWN && at.atMillis() < stamped - 2 * JITTER_MILLIS;
    }
    return isDelayed(at) && mayBeAt(report, at) < told - slack(report.sessionSeconds());
  }

  /** It says by itself for how long it was on its way. */
  private static boolean isDelayed(Moment at) {
    return at.isTold() && !at.isStamped();
  }

  /** The report is of this one, by what it says of its time itself, and not by a clock set back. */
  boolean isSame(AccountingReport report, Moment at, Began next, @Nullable Pass brought) {
    return isDelayedSame(report, at)
        || (isStampedSame(report, at)
            && (next.isLate(report, at)
                || (brought != null && next.isSignedInAfter(report, brought))));
  }

  /** What its clock says may be so because it was late. */
  private boolean isLate(AccountingReport report, Moment at) {
    long said = stamped(report, at);
    return said == UNKNOWN
        || stamped == UNKNOWN
        || stamped - said + mayBeAt(report, at) - atMost <= LEAST_SET_BACK_MILLIS;
  }

  boolean isDelayedSame(AccountingReport report, Moment at) {
    return isDelayed(at)
        && isTold(report)
        && Math.abs(mayBeAt(report, at) - told) <= slack(report.sessionSeconds());
  }

  /** By its own clock. */
  boolean isStampedSame(AccountingReport report, Moment at) {
    long said = stamped(report, at);
    return said != UNKNOWN && stamped != UNKNOWN && Math.abs(said - stamped) <= 2 * JITTER_MILLIS;
  }

  /** By their access point's clock both began at once, so that it does not tell them apart. */
  boolean isStampedAs(Began other) {
    return stamped != UNKNOWN
        && other.stamped != UNKNOWN
        && Math.abs(stamped - other.stamped) <= 2 * JITTER_MILLIS;
  }

  /** By its own clock, where it tells no session time. */
  boolean isStampedSince(AccountingReport report, Moment at) {
    return at.isStamped()
        && !isTold(report)
        && stamped != UNKNOWN
        && at.atMillis() >= stamped
        && isClockHeld(at);
  }

  /** The report was said before this one began, by its own clock, and tells no session time. */
  boolean isStampedAfter(AccountingReport report, Moment at) {
    return at.isStamped() && !isTold(report) && stamped != UNKNOWN && at.atMillis() < stamped;
  }

  /** Whether the report is of this one or of one before, and not of a later one. */
  boolean isNotLater(AccountingReport report, Moment at) {
    return isStampedSame(report, at)
        || (isTold(report) && mayBeAt(report, at) <= atMost + slack(report.sessionSeconds()));
  }

  /** It arrived as soon as the earliest of this one did. */
  boolean isInTime(AccountingReport report, Moment at) {
    long seconds = report.sessionSeconds();
    return seconds > 0 && Math.abs(mayBeAt(report, at) - atMost) <= slack(seconds);
  }

  /** Of a report that is of no earlier one: whether this one began clearly earlier than thought. */
  boolean learn(AccountingReport report, Moment at) {
    if (!isTold(report)) {
      return false;
    }
    long may = mayBeAt(report, at);
    boolean isClearlyEarlier =
        may < atMost - slack(report.sessionSeconds()) && !isStampedSame(report, at);
    if (may < atMost) {
      atMost = may;
      if (stamped == UNKNOWN) {
        told = Math.min(told, may);
      }
    }
    long said = stamped(report, at);
    if (said != UNKNOWN) {
      stamped = said;
      told = said;
      ahead = Math.max(ahead, ahead(at));
    }
    return isClearlyEarlier;
  }

  /** Of a report that tells no session time: what its clock said before is of no use any more. */
  void learnClock(AccountingReport report, Moment at) {
    if (at.isStamped() && !isTold(report) && !isClockHeld(at)) {
      stamped = UNKNOWN;
      ahead = ahead(at);
    }
  }

  /** Of a report that is of this one for sure. */
  void learn(AccountingReport report, Pass brought) {
    if (isTold(report)) {
      atLeast = Math.max(atLeast, issued(brought) - report.sessionSeconds() * 1_000);
    }
  }
}
