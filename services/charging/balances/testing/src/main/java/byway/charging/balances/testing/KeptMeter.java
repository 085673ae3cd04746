package byway.charging.balances.testing;

import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Offer;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.UsageReport;

/** One session's meter in memory. */
final class KeptMeter {
  final OpenMeter opened;
  private long up;
  private long down;
  private long countedUp;
  private long countedDown;
  private long ceiling;
  private boolean ended;
  private boolean closed;

  KeptMeter(OpenMeter opened) {
    this.opened = opened;
  }

  Meter meter() {
    return new Meter(
        opened.sessionId(), opened.accountId(), opened.deviceId(), up, down, ceiling, closed);
  }

  long used() {
    return up + down;
  }

  /** Promised and not used yet. */
  long ahead() {
    return closed ? 0 : ceiling - used();
  }

  long beyond() {
    return countedUp + countedDown - used();
  }

  private long wanted(long slice) {
    var ahead = opened.aheadBytes();
    return ahead == null ? slice : Math.max(slice, ahead);
  }

  void raise(KeptAccount account, long slice) {
    ceiling += Math.max(0, account.slice(wanted(slice) - ahead()));
  }

  /** Charges what was counted and not charged yet, and promises more when half of it is used. */
  void charge(KeptAccount account, UsageReport report, long slice) {
    countedUp = Math.max(countedUp, report.usedBytesUp());
    countedDown = Math.max(countedDown, report.usedBytesDown());
    long due = Math.min(countedUp + countedDown, ceiling) - used();
    if (closed) {
      due = Math.min(countedUp + countedDown - used(), account.available());
      ceiling += due;
    }
    long dueUp = Math.min(due, countedUp - up);
    up += dueUp;
    down += due - dueUp;
    if (report.closed()) {
      closed = true;
    } else if (!closed && !ended && ahead() < wanted(slice) / 2) {
      raise(account, slice);
    }
  }

  /** Its ceiling grows no more; it is over where nothing is promised to it. */
  void end() {
    ended = true;
    closed |= ahead() == 0;
  }

  /** Whether nobody has said that it is to end. */
  boolean isRunning() {
    return !ended && !closed;
  }

  boolean isDry() {
    return isRunning() && ahead() < Offer.LEAST_AHEAD_BYTES;
  }
}
