package byway.charging.usage.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger, the history and the carriers' bills side by side, with the reason of each difference.
 * {@code unexplained} is empty on a good day; both lists have at most 200 entries, those with the
 * most bytes, and {@code causes} has all.
 *
 * @param chargedBytes what the ledger charged on these days
 * @param historyBytes the same days in the history
 * @param billedBytes what carriers billed
 * @param passedBytes what went through the hotspots of which a carrier has billed anything, on
 *     these days
 * @param daysWithoutFeed days of which no carrier has told anything yet
 * @param problems how many differences are not explained, also those that found no place here
 * @param causes what all differences of each reason come to, also those that found no place here;
 *     none where it is an older process that answers
 */
public record UsageReconciliation(
    Instant at,
    LocalDate from,
    int days,
    long chargedBytes,
    long historyBytes,
    long billedBytes,
    long passedBytes,
    int daysWithoutFeed,
    int problems,
    List<Difference> explained,
    List<Difference> unexplained,
    @Nullable List<Cause> causes) {

  /**
   * Two figures that are not the same.
   *
   * @param accountId whose history, where the ledger and the history differ
   * @param deviceId whose line, where the history and a bill differ
   * @param day none where it is about all of the days together
   * @param knownBytes what the ledger, or the history of the hotspot, has
   * @param foundBytes what the history, or the bill, has
   * @param reason {@code under_way}: the day is not over for an hour, and the news of a charge may
   *     still come; {@code rounding}: less than a megabyte a day; {@code day_boundary}: the
   *     carrier's day begins at another hour, and all days together agree; {@code own_traffic}:
   *     what the hotspot itself sends, the portal and the payment pages, up to 20 MB a day and 3 %;
   *     {@code beyond_ceiling}: let through beyond what was paid for; and to be looked at: {@code
   *     history_lacks}, {@code history_has_more}, {@code billed_more}, {@code billed_less}, {@code
   *     not_billed}
   */
  public record Difference(
      @Nullable UUID accountId,
      @Nullable UUID deviceId,
      @Nullable LocalDate day,
      long knownBytes,
      long foundBytes,
      String reason) {}

  /** All differences of one reason. */
  public record Cause(
      String reason, boolean explained, long differences, long knownBytes, long foundBytes) {}

  public boolean isProven() {
    return problems == 0;
  }
}
