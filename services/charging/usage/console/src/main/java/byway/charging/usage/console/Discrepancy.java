package byway.charging.usage.console;

import byway.charging.balances.api.Reconciliation;
import byway.charging.usage.api.UsageReconciliation;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two sides.
 *
 * @param between which sides
 * @param hotspotId where; none where it is about a customer's history
 * @param customerId whose; none where it is about a hotspot's line
 * @param day none where it is about a session, or about all of the days together
 * @param known bytes, by the side that comes first
 * @param found bytes, by the other side
 */
public record Discrepancy(
    Between between,
    @Nullable UUID hotspotId,
    @Nullable UUID customerId,
    @Nullable UUID sessionId,
    @Nullable LocalDate day,
    String knownBy,
    long known,
    String foundBy,
    long found,
    String reason) {

  /** Two sides that should say the same. */
  public enum Between {
    SESSIONS,
    HISTORY,
    CARRIERS
  }

  static Discrepancy of(Reconciliation.Difference one) {
    boolean postings = ReconciliationView.isOfPostings(one);
    return new Discrepancy(
        Between.SESSIONS,
        one.deviceId(),
        null,
        one.sessionId(),
        null,
        postings ? "charged" : "counted",
        postings ? one.chargedBytes() : one.countedBytes(),
        postings ? "posted" : "charged",
        postings ? one.postedBytes() : one.chargedBytes(),
        one.reason());
  }

  static Discrepancy of(UsageReconciliation.Difference one) {
    boolean history = one.accountId() != null;
    return new Discrepancy(
        history ? Between.HISTORY : Between.CARRIERS,
        one.deviceId(),
        one.accountId(),
        null,
        one.day(),
        history ? "charged" : "passed",
        one.knownBytes(),
        history ? "history" : "billed",
        one.foundBytes(),
        one.reason());
  }

  public long more() {
    return found - known;
  }

  public long size() {
    return Math.abs(more());
  }
}
