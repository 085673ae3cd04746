package byway.charging.balances;

import byway.charging.balances.api.HeldReason;
import byway.charging.balances.api.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
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
  private final AccountKey accountKey;
  private final HotspotKey hotspot;
  private final boolean relayed;
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
  private HeldBack heldBack;
  private boolean heldBackChanged;
  private long pacedTo;

  /** Nobody knows when one that was just read was settled last: it is due. */
  private long dueAtSecond = Long.MIN_VALUE;

  MeterRow(
      Terms terms, Traffic counted, Traffic used, long ceiling, Standing standing, int version) {
    this.tenantId = terms.session.tenantId();
    this.sessionId = terms.session.sessionId();
    this.accountId = terms.account.accountId();
    this.deviceId = terms.deviceId;
    this.key = terms.session;
    this.accountKey = terms.account;
    this.hotspot = new HotspotKey(terms.session.tenantId(), terms.deviceId);
    this.relayed = terms.relayed;
    this.aheadBytes = terms.aheadBytes;
    this.countedUp = counted.up;
    this.countedDown = counted.down;
    this.usedUp = used.up;
    this.usedDown = used.down;
    this.ceiling = ceiling;
    this.closed = standing.closed;
    this.endedAt = standing.endedAt;
    this.unsettled = standing.unsettled;
    this.unsettledDay = standing.unsettledDay;
    this.heldBack = standing.heldBack;
    this.pacedTo = standing.pacedTo;
    this.version = version;
  }

  /**
   * What a meter is opened with, and what stays so.
   *
   * @param aheadBytes what it wants reserved ahead; 0 for what is usual
   * @param relayed whether the guest's sign-in came through the access point alone
   */
  record Terms(
      SessionKey session, AccountKey account, UUID deviceId, long aheadBytes, boolean relayed) {}

  /** Bytes of both directions. */
  record Traffic(long up, long down) {
    static final Traffic NONE = new Traffic(0, 0);
  }

  /**
   * How far a meter has come.
   *
   * @param endedAt when it was ended from here
   * @param unsettled bytes that were used on the day {@code unsettledDay}
   * @param pacedTo up to when it has used up what its link can carry, in milliseconds since 1970
   */
  record Standing(
      boolean closed,
      @Nullable Instant endedAt,
      long unsettled,
      int unsettledDay,
      HeldBack heldBack,
      long pacedTo) {
    static Standing openedAt(Instant now) {
      return new Standing(
          false, null, 0, 0, HeldBack.NOTHING, now.toEpochMilli() - HotspotPace.TOLERANCE_MILLIS);
    }
  }

  SessionKey key() {
    return key;
  }

  AccountKey accountKey() {
    return accountKey;
  }

  HotspotKey hotspot() {
    return hotspot;
  }

  boolean isRelayed() {
    return relayed;
  }

  int version() {
    return version;
  }

  /** The database has it as it is here. */
  void saved() {
    version++;
    heldBackChanged = false;
  }

  static MeterRow fresh(Terms terms, Instant now) {
    return new MeterRow(terms, Traffic.NONE, Traffic.NONE, 0, Standing.openedAt(now), 0);
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
    return ceiling - used() - held() - heldBack.givenBackBytes();
  }

  /** What was counted within the ceiling, and is not charged, held or given back. */
  long due() {
    return Math.min(counted(), ceiling) - used() - held() - heldBack.givenBackBytes();
  }

  HeldBack heldBack() {
    return heldBack;
  }

  long held() {
    return heldBack.bytes();
  }

  void hold(long bytes, Set<HeldReason> why, Instant now) {
    heldBack = heldBack.more(bytes, why, now);
    heldBackChanged = true;
  }

  /** What is held is held no more. */
  void release(HeldBack then) {
    heldBack = then;
    heldBackChanged = true;
  }

  boolean isHeldBackChanged() {
    return heldBackChanged;
  }

  long pacedTo() {
    return pacedTo;
  }

  /** The same where the clock may have been set back since. */
  long pacedTo(long now) {
    return pacedTo > now + HotspotPace.TOLERANCE_MILLIS
        ? now - HotspotPace.TOLERANCE_MILLIS
        : pacedTo;
  }

  /**
   * @param millis that the link was busy with what was believed
   * @param least what was not used up before is not used any more
   */
  void pace(long millis, long least, long now) {
    pacedTo = Math.max(pacedTo(now) + millis, least);
  }

  boolean isClosed() {
    return closed;
  }

  Meter meter() {
    return new Meter(sessionId, accountId, deviceId, usedUp, usedDown, ceiling, closed);
  }
}
