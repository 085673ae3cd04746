package byway.charging.balances.api;

import byway.kit.values.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * So much, and no more and no less, is to be taken back of the lot that {@code grantKey} added, for
 * the one cause that {@code causeKey} names. Said again with less, the rest is given back.
 *
 * @param bytes in all for this cause
 * @param value in all for this cause of the lot's price that went back; none for none
 * @param reason of the postings
 */
public record TakeBack(
    UUID accountId,
    UUID grantKey,
    UUID causeKey,
    long bytes,
    @Nullable Money value,
    TakeBackReason reason) {}
