package byway.charging.balances;

import byway.charging.balances.api.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  /** How long what was used may wait to be settled, where the session goes on. */
  private static final long SETTLED_AFTER_SECONDS = Duration.ofHours(1).toSeconds();

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
  private long unsettled;
  private int unsettledDay;

  /** Nobody knows when one that was just read was settled last: it is due. */
  private long dueAtSecond = Long.MIN_VALUE;

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
      long unsettled,
      int unsettledDay,
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
    this.unsettled = unsettled;
    this.unsettledDay = unsettledDay;
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
        tenantId, sessionId, accountId, deviceId, aheadBytes, 0, 0, 0, 0, 0, false, null, 0, 0, 0);
  }

  /** Keeps the most that was ever reported: an old or repeated report changes nothing. */
  void count(long up, long down) {
    countedUp = Math.max(countedUp, up);
    countedDown = Math.max(countedDown, down);
  }

  /** Uploads are charged first; the sum is what matters. */
  void use(long bytes, Instant now) {
    long up = Math.min(bytes, countedUp - usedUp);
    usedUp += up;
    usedDown += bytes - up;
    unsettled += bytes;
    unsettledDay = day(now);
  }

  /** Whether what is unsettled was used on a day that is over, or has not come yet. */
  boolean isOfAnotherDay(Instant now) {
    return unsettled > 0 && unsettledDay != day(now);
  }

  boolean isDue(Instant now) {
    return dueAtSecond <= now.getEpochSecond();
  }

  void settle(Instant now) {
    unsettled = 0;
    dueAtSecond = now.getEpochSecond() + SETTLED_AFTER_SECONDS;
  }

  /** Used, and not yet on the account and in the ledger. */
  long unsettled() {
    return unsettled;
  }

  /** The day of what is unsettled, counted from 1970 in UTC. */
  int unsettledDay() {
    return unsettledDay;
  }

  /**
   * When it was used, as the ledger is told: on its day, the last moment of it where it is over.
   */
  Instant unsettledAt(Instant now) {
    return unsettledDay == day(now)
        ? now
        : LocalDate.ofEpochDay(unsettledDay + 1L)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .minusNanos(1_000);
  }

  private static int day(Instant at) {
    return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), 86_400L));
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

  /** What it may use still. */
  long ahead() {
    return ceiling - used();
  }

  boolean isClosed() {
    return closed;
  }

  Meter meter() {
    return new Meter(sessionId, accountId, deviceId, usedUp, usedDown, ceiling, closed);
  }
}
