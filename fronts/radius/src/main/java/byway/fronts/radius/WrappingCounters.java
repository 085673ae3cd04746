package byway.fronts.radius;

/**
 * One accounting session's two counters, which only grow. Some access points count in 32 bits, say
 * no Gigawords (RFC 2869 section 5.1), or not always, and begin again at nothing after 4 GB: a
 * counter that has fallen by more than half of that, in a report that is later by
 * Acct-Session-Time, has begun again. An older, repeated or reordered report is not later, and
 * changes nothing.
 */
final class WrappingCounters {
  static final long WHOLE = 1L << 32;
  static final long HALF = WHOLE / 2;

  private long up;
  private long down;
  private long seconds;

  WrappingCounters() {}

  /**
   * Of an accounting session that was reported of before this process could see it.
   *
   * @param atSeconds what Acct-Session-Time was at least, when that was
   */
  WrappingCounters(long chargedUp, long chargedDown, long atSeconds) {
    this.up = chargedUp;
    this.down = chargedDown;
    this.seconds = Math.max(0, atSeconds);
  }

  /** Bytes since the accounting session began. */
  record Counted(long up, long down) {
    /** Those since it had counted so many. */
    Counted since(long baseUp, long baseDown) {
      return new Counted(Math.max(0, up - baseUp), Math.max(0, down - baseDown));
    }

    Counted and(Counted more) {
      return new Counted(up + more.up, down + more.down);
    }
  }

  /**
   * What another process has heard and charged meanwhile.
   *
   * @param atSeconds what Acct-Session-Time was at most, when that was
   */
  synchronized void atLeast(long chargedUp, long chargedDown, long atSeconds) {
    if (chargedUp > up || chargedDown > down) {
      seconds = Math.max(seconds, atSeconds);
    }
    up = Math.max(up, chargedUp);
    down = Math.max(down, chargedDown);
  }

  synchronized Counted counted() {
    return new Counted(up, down);
  }

  /** What a report that was counted says by itself. */
  synchronized Counted asSaid(AccountingReport report) {
    return new Counted(
        asSaid(up, report.usedBytesUp(), report.usage().up().saysGigawords()),
        asSaid(down, report.usedBytesDown(), report.usage().down().saysGigawords()));
  }

  private static long asSaid(long counted, long said, boolean withGigawords) {
    long high = withGigawords ? 0 : counted - counted % WHOLE;
    return high + said > counted ? Math.max(0, high + said - WHOLE) : high + said;
  }

  /**
   * What a report says in truth.
   *
   * @param sessionSeconds Acct-Session-Time; 0 where it is not told, and then nothing is concluded
   */
  synchronized Counted count(
      long saidUp,
      long saidDown,
      boolean withGigawordsUp,
      boolean withGigawordsDown,
      long sessionSeconds) {
    int later = sessionSeconds == 0 ? -1 : Long.compare(sessionSeconds, seconds);
    up = withGigawordsUp ? Math.max(up, saidUp) : next(up, saidUp, later);
    down = withGigawordsDown ? Math.max(down, saidDown) : next(down, saidDown, later);
    seconds = Math.max(seconds, sessionSeconds);
    return new Counted(up, down);
  }

  /**
   * @param later above 0 for a later report, 0 for one of the same second
   */
  private static long next(long counted, long said, int later) {
    long low = counted % WHOLE;
    long high = counted - low;
    if (said < low) {
      return later > 0 && low - said > HALF ? high + WHOLE + said : counted;
    }
    boolean isBeforeTheLastTime = high > 0 && (later < 0 || (later == 0 && said - low > HALF));
    return isBeforeTheLastTime ? counted : high + said;
  }
}
