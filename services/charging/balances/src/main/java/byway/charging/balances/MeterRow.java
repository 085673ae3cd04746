package byway.charging.balances;

import byway.contracts.balances.Meter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session's meter while its account is locked. */
final class MeterRow {
  final UUID tenantId;
  final UUID sessionId;
  final UUID accountId;
  final UUID deviceId;

  /** What it wants reserved ahead; 0 for what is usual. */
  final long aheadBytes;

  private final SessionKey key;
  private final SessionKey accountKey;
  private long countedUp;
  private long countedDown;
  private long usedUp;
  private long usedDown;
  private long ceiling;
  private boolean closed;
  private @Nullable Instant endedAt;
  private int version;

  MeterRow(
      UUID tenantId,
      UUID sessionId,
      UUID accountId,
      UUID deviceId,
      long aheadBytes,
      long countedUp,
      long countedDown,
      long usedUp,
      long usedDown,
      long ceiling,
      boolean closed,
      @Nullable Instant endedAt,
      int version) {
    this.tenantId = tenantId;
    this.sessionId = sessionId;
    this.accountId = accountId;
    this.deviceId = deviceId;
    this.key = new SessionKey(tenantId, sessionId);
    this.accountKey = new SessionKey(tenantId, accountId);
    this.aheadBytes = aheadBytes;
    this.countedUp = countedUp;
    this.countedDown = countedDown;
    this.usedUp = usedUp;
    this.usedDown = usedDown;
    this.ceiling = ceiling;
    this.closed = closed;
    this.endedAt = endedAt;
    this.version = version;
  }

  SessionKey key() {
    return key;
  }

  SessionKey accountKey() {
    return accountKey;
  }

  int version() {
    return version;
  }

  /** The database has it as it is here. */
  void saved() {
    version++;
  }

  static MeterRow fresh(
      UUID tenantId, UUID sessionId, UUID accountId, UUID deviceId, long aheadBytes) {
    return new MeterRow(
        tenantId, sessionId, accountId, deviceId, aheadBytes, 0, 0, 0, 0, 0, false, null, 0);
  }

  /** Keeps the most that was ever reported: an old or repeated report changes nothing. */
  void count(long up, long down) {
    countedUp = Math.max(countedUp, up);
    countedDown = Math.max(countedDown, down);
  }

  /** Uploads are charged first; the sum is what matters. */
  void use(long bytes) {
    long up = Math.min(bytes, countedUp - usedUp);
    usedUp += up;
    usedDown += bytes - up;
  }

  void raise(long bytes) {
    ceiling += bytes;
  }

  void close() {
    closed = true;
  }

  /** Over, as far as we are concerned: its hotspot has yet to say its last word. */
  void end(Instant now) {
    endedAt = endedAt == null ? now : endedAt;
  }

  boolean isEnded() {
    return endedAt != null;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  long counted() {
    return countedUp + countedDown;
  }

  long countedUp() {
    return countedUp;
  }

  long countedDown() {
    return countedDown;
  }

  long used() {
    return usedUp + usedDown;
  }

  long usedUp() {
    return usedUp;
  }

  long usedDown() {
    return usedDown;
  }

  long ceiling() {
    return ceiling;
  }

  boolean isClosed() {
    return closed;
  }

  Meter meter() {
    return new Meter(sessionId, accountId, deviceId, usedUp, usedDown, ceiling, closed);
  }
}
