package byway.charging.balances.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What hotspots counted beside what the ledger charged, with the reason of each difference. {@code
 * unexplained} is empty on a good day; both lists have at most 200 entries, those with the most
 * bytes, and {@code causes} has all.
 *
 * @param countedBytes the hotspots' own figures, the largest heard of each session
 * @param chargedBytes the same sessions in the ledger
 * @param beyondCeilingBytes counted and not charged, let through past the ceiling or told too late
 * @param postedBytes what the postings of these sessions say: less than was charged by what is not
 *     settled yet
 * @param causes what all differences of each reason come to, also those that found no place here;
 *     none where it is an older process that answers
 */
public record Reconciliation(
    Instant at,
    long sessions,
    long countedBytes,
    long chargedBytes,
    long beyondCeilingBytes,
    long postedBytes,
    List<Difference> explained,
    List<Difference> unexplained,
    @Nullable List<Cause> causes) {

  /**
   * A session whose sources differ.
   *
   * @param reason {@code beyond_ceiling}: the hotspot let more through than was paid for; {@code
   *     after_close}: told after its session was settled, and no balance was left for it; {@code
   *     under_review}, {@code given_back}: not believed, and held back or given back; {@code
   *     postings_differ}, {@code not_charged}: a fault to look at
   */
  public record Difference(
      UUID sessionId,
      UUID deviceId,
      long countedBytes,
      long chargedBytes,
      long postedBytes,
      String reason) {}

  /** All sessions whose sources differ for one reason, as in {@link Difference}. */
  public record Cause(
      String reason, long sessions, long countedBytes, long chargedBytes, long postedBytes) {
    public boolean isExplained() {
      return switch (reason) {
        case "beyond_ceiling", "after_close", "under_review", "given_back" -> true;
        default -> false;
      };
    }
  }

  /** How many differences nobody has explained. */
  public long problems() {
    return causes == null
        ? unexplained.size()
        : causes.stream().filter(one -> !one.isExplained()).mapToLong(Cause::sessions).sum();
  }

  public boolean isProven() {
    return problems() == 0;
  }
}
