package byway.fronts.dashboard;

import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Lot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What is left, by where it came from: each purchase for itself, and gifts of one kind together,
 * since an owner may have hundreds.
 *
 * @param since when the first of them was given
 */
public record Holding(
    GrantReason reason, String note, int count, Instant since, long leftBytes, long bytes) {

  /** Those that something is left of, in the order in which they are used up. */
  static List<Holding> of(List<Lot> lots) {
    var holdings = new LinkedHashMap<Object, Holding>();
    for (var lot : lots) {
      if (lot.leftBytes() > 0) {
        Object alike = lot.reason() == GrantReason.PURCHASE ? lot.grantKey() : lot.reason();
        holdings.merge(
            alike,
            new Holding(
                lot.reason(),
                lot.note(),
                1,
                lot.grantedAt(),
                lot.leftBytes(),
                lot.bytes() - lot.withdrawnBytes()),
            Holding::and);
      }
    }
    return new ArrayList<>(holdings.values());
  }

  private Holding and(Holding later) {
    return new Holding(
        reason, note, count + later.count, since, leftBytes + later.leftBytes, bytes + later.bytes);
  }

  public boolean isMany() {
    return count > 1;
  }
}
