package byway.fronts.radius;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Places that operators share: each may have a part of them, so that none has all. */
final class Shares {
  private final int most;
  private final int mostOfEach;
  private final Map<UUID, Integer> taken = new HashMap<>();
  private int inAll;

  Shares(int most, int mostOfEach) {
    this.most = most;
    this.mostOfEach = mostOfEach;
  }

  /** Whether there was a place, which is to be given back. */
  synchronized boolean take(UUID tenantId) {
    int own = taken.getOrDefault(tenantId, 0);
    if (inAll >= most || own >= mostOfEach) {
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
}
