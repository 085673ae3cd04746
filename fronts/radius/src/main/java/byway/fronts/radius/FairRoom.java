package byway.fronts.radius;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Places that operators share: each may take as many as it leaves free. One alone has half of them,
 * two have a third each, and however many flood it, a part is left for who comes next.
 */
final class FairRoom {
  private final int most;
  private final Map<UUID, Integer> taken = new HashMap<>();
  private int inAll;

  FairRoom(int most) {
    this.most = most;
  }

  /** Whether there was a place, which is to be given back. */
  synchronized boolean take(UUID tenantId) {
    int own = taken.getOrDefault(tenantId, 0);
    if (own >= most - inAll) {
      return false;
    }
    taken.put(tenantId, own + 1);
    inAll++;
    return true;
  }

  synchronized void giveBack(UUID tenantId) {
    taken.computeIfPresent(tenantId, (id, own) -> own == 1 ? null : own - 1);
    inAll--;
  }

  /** How near the operator that has most of them is to having no more; 1 where it has none left. */
  synchronized double saturation() {
    int largest = taken.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return Math.min(1, largest / (double) (most - inAll));
  }
}
