package byway.charging.balances;

import byway.charging.balances.api.HeldReason;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much of what hotspots claim in one batch is believed: no more than their links can have
 * carried since they were last heard of, nothing that empties far more guests than usual. It is
 * arithmetic on what is remembered; only where a hotspot empties many guests somebody looks up how
 * many it usually does.
 */
final class Plausibility {
  /** As many guests run dry at a busy hotspot within an hour, and nobody wonders. */
  static final int FEW_EMPTIED = 10;

  private final Tx tx;
  private final long now;
  private final Paces paces;
  private final Map<HotspotPace, Taken> taken = new HashMap<>();
  private final Set<HeldReason> why = EnumSet.noneOf(HeldReason.class);

  Plausibility(Tx tx, Instant now, Paces paces) {
    this.tx = tx;
    this.now = now.toEpochMilli();
    this.paces = paces;
  }

  /** What this batch takes of a hotspot, which counts when it is committed. */
  private static final class Taken {
    private long bytes;
    private long silentMillis;
    private int emptied;
  }

  /**
   * How much of what is due is believed.
   *
   * @param isLast whether the guest has nothing left then
   */
  long believed(MeterRow meter, long due, boolean isLast) {
    why.clear();
    var pace = paces.of(meter, now);
    var links = pace.links();
    long from = meter.pacedTo(now);
    long told = pace.hear(now);
    var of = taken.computeIfAbsent(pace, key -> new Taken());
    long most = due;
    if (due > 0) {
      most = least(most, links.carriedOfOne(now - from), HeldReason.RADIO);
      most = least(most, pace.allowed(now, from) - of.bytes, HeldReason.UPLINK);
      if (meter.isRelayed()) {
        most = least(most, paces.settings().relayedBytes() - meter.used(), HeldReason.RELAYED);
      }
      if (isLast && most == due) {
        most = least(most, mayEmpty(meter, pace, of) ? due : 0, HeldReason.MANY_EMPTIED);
        of.emptied += most == due ? 1 : 0;
      }
    }
    of.bytes += most;
    of.silentMillis = Math.max(of.silentMillis, now - from);
    meter.pace(links.takesOne(most), told - HotspotPace.TOLERANCE_MILLIS, now);
    return most;
  }

  private long least(long bytes, long most, HeldReason otherwise) {
    if (most >= bytes) {
      return bytes;
    }
    why.add(otherwise);
    return Math.max(0, most);
  }

  /** Why the last was not believed whole. */
  Set<HeldReason> why() {
    return why;
  }

  private boolean mayEmpty(MeterRow meter, HotspotPace pace, Taken of) {
    int emptied = pace.emptied(now) + of.emptied;
    if (emptied < FEW_EMPTIED) {
      return true;
    }
    long usual = pace.usualEmptied(now);
    if (usual < 0) {
      usual = Held.emptiedOnBusiestDay(tx, meter.hotspot(), Instant.ofEpochMilli(now));
      pace.usualEmptied(usual, now);
    }
    return emptied < usual;
  }

  /** What was decided is written: from now on it counts. */
  void committed() {
    taken.forEach(
        (pace, of) -> {
          pace.take(of.bytes, now, of.silentMillis);
          pace.empty(of.emptied, now);
        });
  }
}
