package byway.contracts.balances;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What hotspots counted beside what the ledger charged, with the reason of each difference (row
 * N3). {@code unexplained} is empty on a good day.
 *
 * @param countedBytes the hotspots' own figures, the largest heard of each session
 * @param chargedBytes the same sessions in the ledger
 * @param beyondCeilingBytes counted and not charged, let through past the ceiling or told too late
 * @param postedBytes what the postings of these sessions say: less than was charged by what is not
 *     settled yet
 */
public record Reconciliation(
    Instant at,
    long sessions,
    long countedBytes,
    long chargedBytes,
    long beyondCeilingBytes,
    long postedBytes,
    List<Difference> explained,
    List<Difference> unexplained) {

  /**
   * A session whose sources differ.
   *
   * @param reason {@code beyond_ceiling}: the hotspot let more through than was paid for; {@code
   *     after_close}: told after its session was settled, and no balance was left for it; {@code
   *     postings_differ}, {@code not_charged}: a fault to look at
   */
  public record Difference(
      UUID sessionId,
      UUID deviceId,
      long countedBytes,
      long chargedBytes,
      long postedBytes,
      String reason) {}

  public boolean isProven() {
    return unexplained.isEmpty();
  }
}
