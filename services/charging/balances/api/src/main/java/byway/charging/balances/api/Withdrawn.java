package byway.charging.balances.api;

import byway.kit.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was taken back.
 *
 * @param bytes of the lot, not used yet
 * @param value the share of the lot's price that those bytes are, rounded down; none for a gift
 */
public record Withdrawn(long bytes, @Nullable Money value) {}
