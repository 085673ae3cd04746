package byway.fronts.radius;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened at an access point: its Event-Timestamp, or when its report arrived, less
 * Acct-Delay-Time. A clock that is far off was never set, and is not believed.
 *
 * @param atMillis since 1970
 * @param isTold whether the access point has said so, and a report on its way for long tells the
 *     same
 * @param isStamped whether it says so with every report, and not only with one that was late
 * @param arrivedMillis by our clock
 * @param delayMillis Acct-Delay-Time; 0 where it is not told
 */
record Moment(
    long atMillis, boolean isTold, boolean isStamped, long arrivedMillis, long delayMillis) {
  private static final long MOST_AGO_MILLIS = Duration.ofDays(7).toMillis();
  private static final long MOST_AHEAD_MILLIS = Duration.ofDays(1).toMillis();

  static Moment of(AccountingReport report, Instant arrived) {
    long now = arrived.toEpochMilli();
    long told = report.times().eventSeconds() * 1_000;
    long delay = report.times().delaySeconds() * 1_000;
    boolean isDelayed = delay > 0 && delay < MOST_AGO_MILLIS;
    long late = isDelayed ? delay : 0;
    if (told > now - MOST_AGO_MILLIS && told < now + MOST_AHEAD_MILLIS) {
      return new Moment(told, true, true, now, late);
    }
    return new Moment(now - late, isDelayed, false, now, late);
  }

  /** By our own clock: nothing arrives before it is said. */
  long saidAtMost() {
    return arrivedMillis - delayMillis;
  }

  Instant at() {
    return Instant.ofEpochMilli(atMillis);
  }

  /** When the accounting session began that has gone on for so long. */
  long beganMillis(long sessionSeconds) {
    return atMillis - sessionSeconds * 1_000;
  }
}
