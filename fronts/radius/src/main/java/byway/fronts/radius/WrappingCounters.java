package byway.fronts.radius;

/**
 * One accounting session's two counters. Some access points count in 32 bits, say no Gigawords (RFC
 * 2869 section 5.1), and begin again at nothing after 4 GB: a counter that has fallen by more than
 * half of that, in a report that is later by Acct-Session-Time, has begun again. An older, repeated
 * or reordered report is not later, and changes nothing.
 */
final class WrappingCounters {
  private static final long WHOLE = 1L << 32;
  private static final long HALF = WHOLE / 2;

  private long up;
  private long down;
  private long seconds;
  private boolean saysGigawords;
  private boolean isSure;

  private WrappingCounters(boolean isSure) {
    this.isSure = isSure;
  }

  /** Of a session whose first report this process has seen. */
  static WrappingCounters begun() {
    return new WrappingCounters(true);
  }

  /** Of a session that was reported of before this process could see it. */
  static WrappingCounters found() {
    return new WrappingCounters(false);
  }

  /** Bytes since the accounting session began. */
  record Counted(long up, long down) {}

  /**
   * What a report says in truth.
   *
   * @param sessionSeconds Acct-Session-Time; 0 where it is not told, and then nothing is concluded
   */
  synchronized Counted count(
      long saidUp, long saidDown, boolean withGigawords, long sessionSeconds) {
    saysGigawords |= withGigawords;
    if (saysGigawords) {
      return new Counted(saidUp, saidDown);
    }
    int later = sessionSeconds == 0 ? -1 : Long.compare(sessionSeconds, seconds);
    up = next(up, saidUp, later);
    down = next(down, saidDown, later);
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

  /** Whether it is known what was counted before; until the first answer to a report it may not. */
  synchronized boolean isSure(boolean withGigawords) {
    return isSure || withGigawords;
  }

  /** Whether more was charged than is counted here, to {@linkplain #goOnFrom go on from}. */
  synchronized boolean isBehind(long chargedBytes) {
    isSure = true;
    return !saysGigawords && chargedBytes > up + down;
  }

  /**
   * What was counted before this process could see it.
   *
   * @param atSeconds what Acct-Session-Time was at least, when that was
   */
  synchronized void goOnFrom(long chargedUp, long chargedDown, long atSeconds) {
    up = chargedUp;
    down = chargedDown;
    seconds = Math.max(0, atSeconds);
  }
}
