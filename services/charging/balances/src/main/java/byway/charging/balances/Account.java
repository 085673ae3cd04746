package byway.charging.balances;

import static byway.contracts.balances.Offer.LEAST_AHEAD_BYTES;

import byway.contracts.balances.Balance;
import java.util.UUID;

/** A balance while its row is locked: the arithmetic of the charging core, in one place. */
final class Account {
  final UUID tenantId;
  final UUID accountId;
  private final SessionKey key;
  private long granted;
  private long withdrawn;
  private long consumed;
  private long reserved;
  private int version;

  /** Whether sessions may have run dry; as long as nobody has looked, they may. */
  private boolean mayHaveDry = true;

  Account(
      UUID tenantId,
      UUID accountId,
      long granted,
      long withdrawn,
      long consumed,
      long reserved,
      int version) {
    this.tenantId = tenantId;
    this.accountId = accountId;
    this.key = new SessionKey(tenantId, accountId);
    this.granted = granted;
    this.withdrawn = withdrawn;
    this.consumed = consumed;
    this.reserved = reserved;
    this.version = version;
  }

  SessionKey key() {
    return key;
  }

  int version() {
    return version;
  }

  /** The database has it as it is here. */
  void saved() {
    version++;
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
  }

  void withdraw(long bytes) {
    withdrawn += bytes;
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
  void raise(MeterRow meter, long sliceBytes) {
    long ahead = meter.ceiling() - meter.used();
    long more = slice(Math.max(sliceBytes, meter.aheadBytes) - ahead);
    if (more > 0) {
      reserved += more;
      meter.raise(more);
    }
    mayHaveDry |= meter.ceiling() - meter.used() < Math.max(LEAST_AHEAD_BYTES, meter.aheadBytes);
  }

  boolean mayHaveDry() {
    return mayHaveDry;
  }

  /** All that had run dry were found, and are raised now; who stays dry says so again. */
  void foundAllDry() {
    mayHaveDry = false;
  }

  /**
   * Charges what was counted and not charged yet, never past the ceiling; from what was reserved,
   * or, for a meter that is closed already, from what is free.
   *
   * @return bytes charged
   */
  long charge(MeterRow meter) {
    long due = Math.min(meter.counted(), meter.ceiling()) - meter.used();
    long bytes = meter.isClosed() ? Math.min(due, available()) : due;
    if (bytes > 0) {
      meter.use(bytes);
      consumed += bytes;
      reserved -= meter.isClosed() ? 0 : bytes;
    }
    return Math.max(bytes, 0);
  }

  /** Ends a meter: what it had reserved is free again. */
  void close(MeterRow meter) {
    if (!meter.isClosed()) {
      reserved -= meter.ceiling() - meter.used();
      meter.close();
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

  Balance balance() {
    return new Balance(accountId, granted, withdrawn, consumed, reserved);
  }
}
