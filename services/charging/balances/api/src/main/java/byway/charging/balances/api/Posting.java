package byway.charging.balances.api;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the books: an amount moved from one ledger account to another, never changed
 * afterwards.
 *
 * @param number tells it from the account's others, and nothing of how many there are
 * @param unit {@code B} for bytes, or an ISO 4217 currency with the amount in its minor unit
 * @param reference the session, grant key or order it is about
 */
public record Posting(
    long number,
    Instant at,
    String from,
    String to,
    String unit,
    long amount,
    String reason,
    UUID reference) {
  /** The same under another number. */
  public Posting numbered(long other) {
    return new Posting(other, at, from, to, unit, amount, reason, reference);
  }
}
