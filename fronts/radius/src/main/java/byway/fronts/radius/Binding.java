package byway.fronts.radius;

import byway.fronts.radius.WrappingCounters.Counted;
import byway.network.accesspoints.api.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an accounting session counts for, from where on, what it has said last, and what its access
 * point was last told of it. Who changes it holds its {@link AccountingSession}.
 */
final class Binding {
  /** Of something that is not known. */
  static final long UNKNOWN = Long.MIN_VALUE;

  final UUID sessionId;
  final int number;
  final long baseUp;
  final long baseDown;

  /** The same for all who follow one another within one accounting session. */
  final Run run;

  /** When the accounting session began, by its access point's clock. */
  final long beganMillis;

  /** Who pays; none where it is over and nobody asks any more. */
  final @Nullable UUID customerId;

  private final long ceilingBytes;
  private long newestPassMillis;
  private volatile long toldBytes;

  /** When it was closed from here; not yet, where it is open. */
  private volatile long closedMillis = Long.MAX_VALUE;

  private List<byte[]> lastClasses = List.of();
  private @Nullable Pass lastPass;

  /** Whether this process has heard of it since it was begun or found. */
  boolean isHeard;

  /** It has used all that it was promised, and what it let through past that is not known here. */
  boolean mayHaveCountedMore;

  long lastAtMillis;
  long lastArrivedMillis;
  long lastSeconds = UNKNOWN;

  private boolean isEnded;

  /** It has gone on after what was taken for its last word, which was an earlier one's. */
  private boolean isEndDoubtful;

  private long endHeardMillis = UNKNOWN;
  long endedMillis = UNKNOWN;
  long endedSeconds = UNKNOWN;
  private long endedUp = UNKNOWN;
  private long endedDown = UNKNOWN;

  /** From where on it counts. */
  record Beginning(Counted base, Run run, long beganMillis) {}

  Binding(
      Tally tally,
      @Nullable UUID customerId,
      Beginning from,
      @Nullable Pass by,
      long ceilingBytes) {
    long boundMillis = tally.boundAt().toEpochMilli();
    this.sessionId = tally.sessionId();
    this.customerId = customerId;
    this.number = tally.number();
    this.baseUp = from.base.up();
    this.baseDown = from.base.down();
    this.run = from.run;
    this.beganMillis = from.beganMillis;
    this.lastAtMillis = beganMillis;
    this.lastArrivedMillis = boundMillis;
    this.newestPassMillis = by == null ? boundMillis : Began.issued(by);
    this.ceilingBytes = ceilingBytes;
    this.toldBytes = by == null ? 0 : by.leftBytes();
  }

  /** What it may use at its beginning, which another session may have left less of. */
  long ceilingBytes() {
    return ceilingBytes;
  }

  /** As the access point counts, which began before this session where another was before it. */
  long byItsAccessPoint(long bytes) {
    return baseUp + baseDown + bytes;
  }

  /** Up to where the access point was told that it may serve, as it counts. */
  long toldBytes() {
    return toldBytes;
  }

  void tell(long bytes) {
    toldBytes = bytes;
  }

  /** It was closed from here: its access point must end it. */
  boolean isOver() {
    return closedMillis != Long.MAX_VALUE;
  }

  void close(long atMillis) {
    closedMillis = Math.min(closedMillis, atMillis);
  }

  /** Its access point has ended it: nothing more is told to it. */
  boolean isEnded() {
    return isEnded;
  }

  /**
   * @param heardMillis when that was heard: who signs in again does so later
   */
  void end(long atMillis, long heardMillis, long seconds) {
    lastArrivedMillis = Math.max(lastArrivedMillis, heardMillis);
    if (!isEnded) {
      isEnded = true;
      endHeardMillis = heardMillis;
      endedMillis = atMillis;
      endedSeconds = seconds;
    }
  }

  /**
   * By its own last word, which may come again.
   *
   * @param isSure that it is not an earlier one's
   */
  void end(AccountingReport last, Moment at, boolean isSure) {
    if (!isEnded) {
      isEndDoubtful = !isSure;
      end(at.atMillis(), at.arrivedMillis(), last.sessionSeconds());
      endedUp = last.usedBytesUp();
      endedDown = last.usedBytesDown();
    }
  }

  /** By our clock, if it has said its last word itself; otherwise never. */
  long endedAtMost() {
    boolean isByItself = endedSeconds > 0 || endedUp != UNKNOWN;
    return isEnded && isByItself && !isEndDoubtful ? endHeardMillis : Long.MAX_VALUE;
  }

  /** What is late of it, or was not its end. */
  void heardAfterEnd(AccountingReport report) {
    if (isEnded && endedSeconds > 0 && report.sessionSeconds() > endedSeconds) {
      isEndDoubtful = true;
      endedSeconds = report.sessionSeconds();
    }
  }

  /** What is to be paid for it by now. */
  Counted paid() {
    return run.since(baseUp, baseDown);
  }

  boolean isLastWord(AccountingReport report) {
    return isEnded
        && report.kind() == AccountingReport.Kind.STOP
        && report.sessionSeconds() == endedSeconds
        && report.usedBytesUp() == endedUp
        && report.usedBytesDown() == endedDown;
  }

  /** Whether there is anything that a Start could begin anew after. */
  boolean hasProgressed() {
    var counted = run.total();
    return lastSeconds > 0 || counted.up() > baseUp || counted.down() > baseDown;
  }

  /** Of a sign-in after those that are known. */
  boolean isNext(Pass pass) {
    return pass.issuedAt().toEpochMilli() > newestPassMillis;
  }

  /** Of a sign-in after all that was heard, so that who brings it is later than all of that. */
  boolean isNewer(Pass pass) {
    return isNext(pass) && pass.issuedAt().toEpochMilli() >= lastArrivedMillis;
  }

  /** Whether somebody else pays from now on, or the same one again after the end. */
  boolean isHandedOver(Pass pass) {
    return isNext(pass)
        && (!pass.customerId().equals(customerId)
            || (isOver() && pass.issuedAt().toEpochMilli() >= closedMillis));
  }

  /** One that was brought before: access points bring the same with every report. */
  @Nullable Pass passIn(List<byte[]> classes) {
    return isSame(classes, lastClasses) ? lastPass : null;
  }

  private static boolean isSame(List<byte[]> some, List<byte[]> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!Arrays.equals(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  void remember(List<byte[]> classes, @Nullable Pass pass) {
    lastClasses = classes;
    lastPass = pass;
  }

  /**
   * Signed in again: the access point may take the limit that it was given then for one of all that
   * it has counted.
   */
  void signedInAgain(Pass pass) {
    newestPassMillis = Math.max(newestPassMillis, pass.issuedAt().toEpochMilli());
    toldBytes = Math.min(toldBytes, pass.leftBytes());
  }

  /** What is later by its own time than all before is what is heard last. */
  void heard(AccountingReport report, Moment at) {
    isHeard = true;
    lastArrivedMillis = Math.max(lastArrivedMillis, at.arrivedMillis());
    if (report.sessionSeconds() >= Math.max(0, lastSeconds)) {
      lastSeconds = report.sessionSeconds();
      lastAtMillis = Math.max(lastAtMillis, at.atMillis());
    }
  }
}
