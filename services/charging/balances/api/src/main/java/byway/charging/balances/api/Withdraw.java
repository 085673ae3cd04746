package byway.charging.balances.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what is left of the lot that {@code grantKey} added.
 *
 * @param causeKey of this withdrawal, once; none for the lot's own
 */
public record Withdraw(UUID accountId, UUID grantKey, String note, @Nullable UUID causeKey) {
  public Withdraw(UUID accountId, UUID grantKey, String note) {
    this(accountId, grantKey, note, null);
  }
}
