package byway.charging.balances.api;

import byway.kit.values.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to add, with why and at what price.
 *
 * @param key makes the command repeatable; the order, or the reward
 * @param bytes 1 to 2^50
 * @param price what was paid, none for a gift
 */
public record Grant(
    UUID key, UUID accountId, long bytes, GrantReason reason, @Nullable Money price, String note) {}
