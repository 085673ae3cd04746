package byway.fronts.radius;

import byway.fronts.radius.AccountingReport.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report goes on with the accounting session of its name, is of the one that had the name
 * before, or of a new one that has the name again. What is sure is so by {@link Run}'s certainties.
 * What is only likely decides who pays, and never that anything is charged twice.
 */
final class Continuity {
  /** By its own clock what is of the same second is not later. */
  private static final long JITTER_MILLIS = 2_000;

  private Continuity() {}

  /** What a report is of. */
  enum Course {
    GOES_ON,
    /** Of the session that had the name before. */
    BEFORE,
    /** Of one before of which nothing is known: it changes nothing. */
    OLD,
    /** A Start amid a session: a repeated one, or the name is used again; what follows tells. */
    IN_DOUBT,
    ANEW
  }

  /**
   * A pass that a report stands on.
   *
   * @param isBrought with the report itself; otherwise it is the last that was given there
   */
  record KnownPass(Pass pass, boolean isBrought) {
    static @Nullable Pass brought(@Nullable KnownPass on) {
      return on != null && on.isBrought ? on.pass : null;
    }
  }

  /** A Start amid a session, and when it was said at most. */
  record DoubtfulStart(long atMillis) {}

  static Course of(
      Binding now,
      @Nullable Binding before,
      @Nullable DoubtfulStart start,
      AccountingReport report,
      Moment at,
      @Nullable KnownPass on) {
    if (now.isLastWord(report)) {
      return Course.GOES_ON;
    }
    if (now.run.began.isAfter(report, at)) {
      return before != null
              && before.run.began.isSame(report, at, now.run.began, KnownPass.brought(on))
          ? Course.BEFORE
          : Course.OLD;
    }
    if (now.run.began.isDelayedSame(report, at)) {
      return Course.GOES_ON;
    }
    boolean isByClock =
        now.run.began.isStampedSame(report, at)
            || (at.isStamped() && isClockSure(now, at, KnownPass.brought(on)));
    if (isSurelyNew(now, report, at, KnownPass.brought(on))) {
      return Course.ANEW;
    }
    if (!isByClock && before != null && before.isLastWord(report)) {
      return Course.OLD; // said again
    }
    boolean isNew = !isByClock && isLikelyNew(now, start, report, at, on);
    if (report.kind() == Kind.START && !now.isEnded() && now.hasProgressed()) {
      boolean isLikely = !isByClock && isNewer(now, at, on);
      return isLikely && KnownPass.brought(on) == null ? Course.ANEW : Course.IN_DOUBT;
    }
    if (isNew) {
      return Course.ANEW;
    }
    boolean isAfterEnd =
        now.endedAtMost() != Long.MAX_VALUE && report.sessionSeconds() > now.endedSeconds;
    if (now.isEnded() && !isByClock && (isAfterEnd || isNewer(now, at, on))) {
      return Course.OLD; // what is late of it and what is new may look the same
    }
    boolean isSaidLater =
        now.run.began.isStampedBefore(report, at, now.lastSeconds)
            && !now.run.began.isNotLater(report, at);
    return isSaidLater ? Course.IN_DOUBT : Course.GOES_ON;
  }

  /**
   * What its access point's clock says of the report can be held against what it said before, or a
   * Class that was given since says the same.
   */
  static boolean isClockSure(Binding now, Moment at, @Nullable Pass brought) {
    return now.run.began.isClockHeld(at) || (brought != null && now.isNext(brought));
  }

  /** It stands on a sign-in after all that was heard, and is not said before that. */
  static boolean isNewer(Binding now, Moment at, @Nullable KnownPass on) {
    return on != null
        && now.isNewer(on.pass())
        && (on.isBrought() || Began.issued(on.pass()) <= at.saidAtMost());
  }

  private static boolean isSurelyNew(
      Binding now, AccountingReport report, Moment at, @Nullable Pass brought) {
    var began = now.run.began;
    if (brought != null
        && ((now.isNext(brought) && began.isBefore(report, brought))
            || Began.issued(brought) > now.endedAtMost())) {
      return true;
    }
    boolean isSure = began.isInStep(at) || (brought != null && now.isNext(brought));
    if (!at.isStamped() || !isSure) {
      return false;
    }
    return began.isStampedBefore(report, at, now.lastSeconds)
        || (report.sessionSeconds() == 0
            && report.kind() != Kind.START
            && at.atMillis() > now.lastAtMillis + JITTER_MILLIS
            && isLower(now, report)
            && !mayHaveWrapped(now, report))
        || (now.endedAtMost() != Long.MAX_VALUE
            && report.sessionSeconds() == 0
            && at.atMillis() > now.endedMillis
            && !began.isStampedSame(report, at));
  }

  /** Where no clock but ours tells. */
  private static boolean isLikelyNew(
      Binding now,
      @Nullable DoubtfulStart start,
      AccountingReport report,
      Moment at,
      @Nullable KnownPass on) {
    boolean isNewer = isNewer(now, at, on);
    if (now.isEnded()) {
      var brought = KnownPass.brought(on);
      boolean isRepeated = brought != null && !now.isNext(brought);
      return (report.kind() == Kind.START && !isRepeated) || (isNewer && !isOfEnded(now, report));
    }
    if (!now.hasProgressed()) {
      return isNewer && report.kind() == Kind.START;
    }
    if (!isLower(now, report)) {
      return false;
    }
    boolean isSinceStart =
        start != null
            && report.sessionSeconds() > 0
            && at.beganMillis(report.sessionSeconds())
                >= start.atMillis() - Began.slack(report.sessionSeconds());
    boolean isSinceAll =
        report.sessionSeconds() > 0
            && at.beganMillis(report.sessionSeconds()) >= now.lastArrivedMillis;
    return isNewer || isSinceStart || isSinceAll;
  }

  private static boolean isOfEnded(Binding now, AccountingReport report) {
    var counted = now.run.atMost();
    return now.endedAtMost() != Long.MAX_VALUE
        && report.sessionSeconds() <= Math.max(0, now.endedSeconds)
        && report.usedBytesUp() <= counted.up()
        && report.usedBytesDown() <= counted.down();
  }

  /** Less than was said before, by the time if both tell one, else by what was counted. */
  private static boolean isLower(Binding now, AccountingReport report) {
    if (report.sessionSeconds() > 0 && now.lastSeconds > 0) {
      return report.sessionSeconds() < now.lastSeconds;
    }
    var counted = now.run.total();
    return isLower(report.usedBytesUp(), counted.up(), report.usage().up().saysGigawords())
        || isLower(report.usedBytesDown(), counted.down(), report.usage().down().saysGigawords());
  }

  private static boolean isLower(long said, long counted, boolean withGigawords) {
    return said < (withGigawords ? counted : counted % WrappingCounters.WHOLE);
  }

  private static boolean mayHaveWrapped(Binding now, AccountingReport report) {
    var counted = now.run.total();
    return hasFallenFar(report.usedBytesUp(), counted.up(), report.usage().up().saysGigawords())
        || hasFallenFar(
            report.usedBytesDown(), counted.down(), report.usage().down().saysGigawords());
  }

  private static boolean hasFallenFar(long said, long counted, boolean withGigawords) {
    return !withGigawords && counted % WrappingCounters.WHOLE - said > WrappingCounters.HALF;
  }
}
