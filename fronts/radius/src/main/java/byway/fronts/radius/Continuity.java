package byway.fronts.radius;

import byway.fronts.radius.AccountingReport.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report goes on with the accounting session of its name, is a late one of the session
 * that had the name before, or is of a new one that has the name again. What is not clear goes on:
 * the largest number counts, so that what is taken for old is never charged twice.
 */
final class Continuity {
  /** Access points tell whole seconds, and do not take all their times at once. */
  private static final long JITTER_MILLIS = 2_000;

  /** Where this process has not heard what was said last. */
  private static final long CLEARLY_MILLIS = Duration.ofMinutes(5).toMillis();

  private Continuity() {}

  /** What a report is of. */
  enum Course {
    GOES_ON,
    /** Of the session that had the name before. */
    BEFORE,
    /** A Start amid a session: a repeated one, or the name is used again; what follows tells. */
    IN_DOUBT,
    ANEW
  }

  /**
   * A pass that a report stands on.
   *
   * @param isBrought with the report itself; otherwise it is the last that was given there
   */
  record Standing(Pass pass, boolean isBrought) {}

  /**
   * A Start amid a session.
   *
   * @param isSure whether it is later than all that was heard before it
   */
  record DoubtfulStart(long atMillis, boolean isSure) {}

  static Course of(
      Binding now,
      @Nullable Binding before,
      @Nullable DoubtfulStart start,
      AccountingReport report,
      Moment at,
      @Nullable Standing on) {
    if (before != null && isOfBefore(now, before, report, at, on)) {
      return Course.BEFORE;
    }
    boolean isNewer = on != null && now.isNewer(on.pass());
    if (now.isEnded()) {
      return afterEnd(now, start, report, at, on, isNewer);
    }
    if (!now.hasProgressed()) {
      return isOfNextBegun(now, report, at, isNewer) ? Course.ANEW : Course.GOES_ON;
    }
    if (report.kind() == Kind.START) {
      return Course.IN_DOUBT;
    }
    boolean isAnew =
        start == null
            ? isAnew(now, report, at, on, isNewer)
            : isAnewSince(start, now, report, at, on);
    return isAnew ? Course.ANEW : Course.GOES_ON;
  }

  /** Nothing was counted that could be counted twice: what has begun later is of another. */
  private static boolean isOfNextBegun(
      Binding now, AccountingReport report, Moment at, boolean isNewer) {
    boolean isStart = report.kind() == Kind.START;
    boolean tellsBegin = at.isTold() && (isStart || report.sessionSeconds() > 0);
    return (isStart && isNewer)
        || (tellsBegin
            && at.beganMillis(report.sessionSeconds()) > now.beganMillis + 2 * JITTER_MILLIS);
  }

  /** By its own time. */
  static boolean isOlderThan(Binding one, Moment at) {
    return at.isTold() && at.atMillis() < one.beganMillis - JITTER_MILLIS;
  }

  private static boolean isOfBefore(
      Binding now, Binding before, AccountingReport report, Moment at, @Nullable Standing on) {
    if (at.isTold()) {
      return isOlderThan(now, at);
    }
    if (on != null
        && on.isBrought()
        && now.firstPassMillis != Binding.UNKNOWN
        && on.pass().issuedAt().toEpochMilli() < now.firstPassMillis) {
      return true;
    }
    boolean isTooLong =
        report.sessionSeconds() > 0
            && at.beganMillis(report.sessionSeconds()) < now.beganMillis - JITTER_MILLIS;
    return before.isLastWord(report)
        ? now.isDoubtful || isTooLong
        : now.isDoubtful && isTooLong && fitsInto(before, report);
  }

  /** It has counted no more than the old one had, in a time that the new one cannot have had. */
  private static boolean fitsInto(Binding before, AccountingReport report) {
    var counted = before.counters.counted();
    return report.sessionSeconds() <= before.endedSeconds
        && report.usedBytesUp() <= counted.up()
        && report.usedBytesDown() <= counted.down();
  }

  private static Course afterEnd(
      Binding now,
      @Nullable DoubtfulStart start,
      AccountingReport report,
      Moment at,
      @Nullable Standing on,
      boolean isNewer) {
    boolean isAnew;
    if (report.kind() == Kind.START) {
      isAnew = isNewer || !at.isTold() || at.atMillis() > now.endedMillis;
    } else if (now.isLastWord(report)) {
      isAnew = false;
    } else if (start != null && at.atMillis() >= start.atMillis()) {
      isAnew = true;
    } else if (isNewer && on != null && on.isBrought()) {
      isAnew = true;
    } else {
      isAnew =
          report.sessionSeconds() > 0
              && at.isTold()
              && at.beganMillis(report.sessionSeconds()) >= now.endedMillis;
    }
    return isAnew ? Course.ANEW : Course.GOES_ON;
  }

  private static boolean isAnewSince(
      DoubtfulStart start, Binding now, AccountingReport report, Moment at, @Nullable Standing on) {
    if (at.atMillis() < start.atMillis()) {
      return false;
    }
    return start.isSure() && (beganAfterAll(now, report, at) || isLower(now, report));
  }

  /** No Start was heard: it was lost, or there was none. */
  private static boolean isAnew(
      Binding now, AccountingReport report, Moment at, @Nullable Standing on, boolean isNewer) {
    if (on != null
        && at.isTold()
        && now.isNext(on.pass())
        && beganSince(on.pass(), now, report, at)) {
      return true;
    }
    if (!isLower(now, report)) {
      return false;
    }
    boolean isBroughtNew = isNewer && on != null && on.isBrought();
    if (!now.isHeard) {
      return at.isTold() && beganAfterAll(now, report, at);
    }
    if (report.sessionSeconds() == 0 || now.lastSeconds <= 0) {
      return isBroughtNew && !mayHaveWrapped(now, report);
    }
    boolean isLater = at.isTold() && at.atMillis() > now.lastAtMillis;
    return isBroughtNew || (isLater && beganAfterAll(now, report, at));
  }

  /** Less than was said before, by the time if both tell one, else by what was counted. */
  private static boolean isLower(Binding now, AccountingReport report) {
    if (report.sessionSeconds() > 0 && now.lastSeconds > 0) {
      return report.sessionSeconds() < now.lastSeconds;
    }
    var counted = now.counters.counted();
    return isLower(report.usedBytesUp(), counted.up(), report.saysGigawordsUp())
        || isLower(report.usedBytesDown(), counted.down(), report.saysGigawordsDown());
  }

  private static boolean isLower(long said, long counted, boolean withGigawords) {
    return said < (withGigawords ? counted : counted % WrappingCounters.WHOLE);
  }

  private static boolean mayHaveWrapped(Binding now, AccountingReport report) {
    var counted = now.counters.counted();
    return hasFallenFar(report.usedBytesUp(), counted.up(), report.saysGigawordsUp())
        || hasFallenFar(report.usedBytesDown(), counted.down(), report.saysGigawordsDown());
  }

  private static boolean hasFallenFar(long said, long counted, boolean withGigawords) {
    return !withGigawords && counted % WrappingCounters.WHOLE - said > WrappingCounters.HALF;
  }

  /** Its whole stay is after a sign-in that is after the beginning of what is known. */
  private static boolean beganSince(Pass pass, Binding now, AccountingReport report, Moment at) {
    if (report.sessionSeconds() == 0) {
      return false;
    }
    long began = at.beganMillis(report.sessionSeconds());
    return began > now.beganMillis + 2 * JITTER_MILLIS
        && began >= pass.issuedAt().toEpochMilli() - JITTER_MILLIS;
  }

  /** Its whole stay is after what was heard last. */
  private static boolean beganAfterAll(Binding now, AccountingReport report, Moment at) {
    if (report.sessionSeconds() == 0) {
      return false;
    }
    long last = now.isHeard ? now.lastAtMillis - JITTER_MILLIS : now.beganMillis + CLEARLY_MILLIS;
    return at.beganMillis(report.sessionSeconds()) >= last;
  }
}
