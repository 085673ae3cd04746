package byway.charging.objections.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was used where: one session of a customer.
 *
 * @param heldBytes that are under review: neither charged nor free
 * @param objection what became of the customer's objection; none where there is none
 */
public record Stay(
    UUID sessionId,
    UUID deviceId,
    Instant openedAt,
    @Nullable Instant closedAt,
    long usedBytes,
    long heldBytes,
    @Nullable ObjectionState objection) {}
