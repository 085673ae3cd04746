package byway.charging.balances;

import static byway.charging.balances.api.Offer.LEAST_AHEAD_BYTES;

import byway.charging.balances.Ledger.Charged;
import byway.charging.balances.api.Balance;
import byway.charging.balances.api.HeldReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A balance while its row is locked, or proven by its version: the arithmetic of the charging core,
 * in one place. What a session uses of what it was promised changes its meter alone; here it is
 * still reserved until it is settled.
 */
final class Account {
  final UUID tenantId;
  final UUID accountId;
  private final AccountKey key;
  private long granted;
  private long withdrawn;
  private long consumed;
  private long reserved;
  private int version;
  private boolean changed;

  /** Mostly none: there are as many of these as accounts that are remembered. */
  private List<Charged> settlements = List.of();

  /** Whether sessions may have run dry; as long as nobody has looked, they may. */
  private boolean mayHaveDry = true;

  Account(AccountKey key, long granted, long withdrawn, long consumed, long reserved, int version) {
    this.tenantId = key.tenantId();
    this.accountId = key.accountId();
    this.key = key;
    this.granted = granted;
    this.withdrawn = withdrawn;
    this.consumed = consumed;
    this.reserved = reserved;
    this.version = version;
  }

  AccountKey key() {
    return key;
  }

  int version() {
    return version;
  }

  /** The database has it as it is here, and the ledger what was settled. */
  void saved() {
    version++;
    changed = false;
    settlements = List.of();
  }

  /** Whether it is to be saved, be it only to prove that what was decided on it was not old. */
  boolean isChanged() {
    return changed;
  }

  /** What was settled and is to be posted when this is saved. */
  List<Charged> settlements() {
    return settlements;
  }

  long available() {
    return granted - withdrawn - consumed - reserved;
  }

  /**
   * Whether another session finds next to nothing, and something is reserved that may come free.
   */
  boolean isHeldByOthers() {
    return available() < LEAST_AHEAD_BYTES && reserved > 0;
  }

  void grant(long bytes) {
    granted = Math.addExact(granted, bytes);
    changed = true;
  }

  /** What is taken back; less than nothing is given back. */
  void withdraw(long bytes) {
    withdrawn += bytes;
    changed = true;
  }

  /** As much of what is wanted as one session may have: it leaves half to the others. */
  long slice(long wantedBytes) {
    long fair = Math.max(available() / 2, Math.min(available(), LEAST_AHEAD_BYTES));
    return Math.min(wantedBytes, fair);
  }

  /**
   * Promises a session more: up to a slice beyond what it has used, and no more than half of what
   * is free, so that the customer's other sessions find something, except for a last small rest.
   */
  void raise(MeterRow meter, long sliceBytes, Instant now) {
    long more = more(meter, sliceBytes);
    if (more > 0) {
      settle(meter, now);
      reserved += more;
      meter.raise(more);
      changed = true;
    }
    mayHaveDry |= meter.ahead() < Math.max(LEAST_AHEAD_BYTES, meter.aheadBytes / 2);
  }

  private long more(MeterRow meter, long sliceBytes) {
    return slice(Math.max(sliceBytes, meter.aheadBytes) - meter.ahead());
  }

  /** Raises a session that goes on when half of what it wants ahead is used, if there is more. */
  void goOn(MeterRow meter, long sliceBytes, Instant now) {
    boolean isDry = meter.ahead() < LEAST_AHEAD_BYTES;
    boolean isHalf = meter.ahead() < Math.max(sliceBytes, meter.aheadBytes) / 2;
    if (isDry || (isHalf && more(meter, sliceBytes) > 0)) {
      raise(meter, sliceBytes, now);
      changed = true; // that there is no more may be old: the version tells
    } else {
      mayHaveDry |= meter.ahead() < meter.aheadBytes / 2;
    }
  }

  boolean mayHaveDry() {
    return mayHaveDry;
  }

  /** All that had run dry were found, and are raised now; who stays dry says so again. */
  void foundAllDry() {
    mayHaveDry = false;
  }

  /**
   * What was counted and is neither charged nor held back yet, never past the ceiling; of what was
   * reserved, or, for a meter that is closed already, of what is free, which is reserved now.
   */
  long takeDue(MeterRow meter) {
    long due = Math.max(0, meter.due());
    if (due > 0 && meter.isClosed()) {
      due = Math.min(due, available());
      reserved += due;
      changed = true; // that nothing is free may be old too
    }
    return due;
  }

  /**
   * Whether nothing is left for the customer, in this session or another, where all that was taken
   * as due is charged.
   */
  boolean isLast(MeterRow meter, long due) {
    return due > 0
        && available() == 0
        && (meter.isClosed() || meter.ahead() == due)
        && reserved == due + meter.held() + meter.unsettled();
  }

  /** Charges what is due and believed. */
  void charge(MeterRow meter, long bytes, Instant now) {
    if (bytes <= 0) {
      return;
    }
    if (meter.isOfAnotherDay(now)) {
      settle(meter, now);
    }
    meter.use(bytes, now);
    if (meter.isClosed() || meter.isDue(now)) {
      settle(meter, now);
    }
  }

  /** What is due and not believed stays reserved, and is nobody's until somebody has looked. */
  void hold(MeterRow meter, long bytes, Set<HeldReason> why, Instant now) {
    meter.hold(bytes, why, now);
    mayHaveDry |= meter.ahead() < Math.max(LEAST_AHEAD_BYTES, meter.aheadBytes / 2);
  }

  /** Charges all that is held back of a session. */
  void accept(MeterRow meter, Instant now) {
    if (meter.isOfAnotherDay(now)) {
      settle(meter, now);
    }
    long bytes = meter.held();
    meter.release(meter.heldBack().accepted());
    meter.use(bytes, now);
    settle(meter, now);
  }

  /** Frees all that is held back of a session. */
  void giveBack(MeterRow meter) {
    reserved -= meter.held();
    meter.release(meter.heldBack().givenBack());
    changed = true;
  }

  /** What was used comes off what was reserved for it, and into the ledger. */
  private void settle(MeterRow meter, Instant now) {
    long bytes = meter.unsettled();
    if (bytes > 0) {
      consumed += bytes;
      reserved -= bytes;
      if (settlements.isEmpty()) {
        settlements = new ArrayList<>(1);
      }
      settlements.add(new Charged(key, meter.unsettledAt(now), bytes, meter.sessionId));
      meter.settle(now);
      changed = true;
    }
  }

  /** Ends a meter: what it had reserved is free again. */
  void close(MeterRow meter, Instant now) {
    if (!meter.isClosed()) {
      settle(meter, now);
      reserved -= meter.ahead();
      meter.close();
      changed = true;
    }
  }

  long granted() {
    return granted;
  }

  long withdrawn() {
    return withdrawn;
  }

  long consumed() {
    return consumed;
  }

  long reserved() {
    return reserved;
  }

  /**
   * As its customer sees it.
   *
   * @param unsettled of its open meters
   */
  Balance balance(long unsettled) {
    return new Balance(accountId, granted, withdrawn, consumed + unsettled, reserved - unsettled);
  }
}
