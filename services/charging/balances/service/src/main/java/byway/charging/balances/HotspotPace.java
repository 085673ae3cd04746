package byway.charging.balances;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far one hotspot has used up what its uplink can carry, and when it emptied guests. Only
 * memory: where a process begins anew it believes once what the hotspot may have carried since its
 * sessions were last heard of, which their meters know.
 */
final class HotspotPace {
  /** What reports may come too early or together: a line is not as regular as its rate. */
  static final long TOLERANCE_MILLIS = 60_000;

  /** A hotspot that says nothing for so long was without uplink, and has something to tell. */
  private static final long SILENT_MILLIS = 120_000;

  /** How long it takes to tell it: what comes first may be old. */
  private static final long CATCHING_UP_MILLIS = 60_000;

  private static final int MOST_EMPTIED = 1_000;
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private Links links;
  private long linksReadAt;
  private long knownFrom;
  private long pacedTo;
  private long longest;
  private long heardAt;
  private long silentSince;
  private long catchingUpUntil;
  private final Deque<Long> emptied = new ArrayDeque<>();
  private long usualEmptied = -1;
  private long usualReadAt;

  /**
   * @param from since when nothing is known of it
   */
  HotspotPace(Links links, long now, long from) {
    this.links = links;
    this.linksReadAt = now;
    this.knownFrom = from;
    this.pacedTo = from;
    this.heardAt = from;
  }

  synchronized Links links() {
    return links;
  }

  synchronized void links(Links said, long now) {
    links = said;
    linksReadAt = now;
  }

  synchronized boolean isLinksOlderThan(long millis, long now) {
    return now - linksReadAt > millis;
  }

  /**
   * A report has come.
   *
   * @return up to when everything that the hotspot has carried must have been told by now
   */
  synchronized long hear(long now) {
    if (now - heardAt > SILENT_MILLIS) {
      silentSince = heardAt;
      catchingUpUntil = now + CATCHING_UP_MILLIS;
    }
    heardAt = now;
    return now < catchingUpUntil ? silentSince : now;
  }

  /**
   * What it may have carried and has not told yet.
   *
   * @param from since when the session that reports has told nothing
   */
  synchronized long allowed(long now, long from) {
    if (from < knownFrom) {
      pacedTo -= knownFrom - from;
      knownFrom = from;
    }
    if (pacedTo > now + TOLERANCE_MILLIS) {
      pacedTo = now - TOLERANCE_MILLIS; // the clock was set back
    }
    return links.carried(now - pacedTo);
  }

  /**
   * What was told and believed. What was not used up is kept for as long as its sessions are
   * silent, and no longer: they do not all speak at once.
   */
  synchronized void take(long bytes, long now, long silentMillis) {
    longest = Math.max(silentMillis, longest - (longest - silentMillis) / 16);
    long told = now < catchingUpUntil ? silentSince : now;
    pacedTo = Math.max(pacedTo + links.takes(bytes), told - Math.max(TOLERANCE_MILLIS, longest));
  }

  /** How many guests it has emptied within an hour. */
  synchronized int emptied(long now) {
    while (!emptied.isEmpty() && emptied.getFirst() < now - HOUR_MILLIS) {
      emptied.removeFirst();
    }
    return emptied.size();
  }

  synchronized void empty(int guests, long now) {
    for (int i = 0; i < guests && emptied.size() < MOST_EMPTIED; i++) {
      emptied.addLast(now);
    }
  }

  /** On its busiest day before; less than nothing where that is not known any more. */
  synchronized long usualEmptied(long now) {
    return now - usualReadAt > HOUR_MILLIS ? -1 : usualEmptied;
  }

  synchronized void usualEmptied(long guests, long now) {
    usualEmptied = guests;
    usualReadAt = now;
  }
}
