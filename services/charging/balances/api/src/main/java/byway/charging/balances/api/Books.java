package byway.charging.balances.api;

import java.util.List;
import java.util.Map;

/**
 * The proof of a tenant's books. {@code problems} is empty when every balance can be rebuilt from
 * postings and every reservation from meters.
 *
 * @param postings those that are kept, and those that closings stand for
 * @param consumedBytes with what is not settled, and so not posted yet
 * @param sums per unit, all ledger accounts' balances added up: each must be zero
 */
public record Books(
    long accounts,
    long postings,
    long grantedBytes,
    long withdrawnBytes,
    long consumedBytes,
    long reservedBytes,
    Map<String, Long> sums,
    List<String> problems) {
  public boolean isProven() {
    return problems.isEmpty();
  }

  /** The figures in a line, for people. */
  public String line() {
    return "%,d accounts, %,d postings: %,d bytes granted = %,d taken back + %,d used + %,d promised + %,d left"
        .formatted(
            accounts,
            postings,
            grantedBytes,
            withdrawnBytes,
            consumedBytes,
            reservedBytes,
            grantedBytes - withdrawnBytes - consumedBytes - reservedBytes);
  }
}
