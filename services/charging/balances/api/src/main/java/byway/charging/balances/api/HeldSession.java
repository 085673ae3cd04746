package byway.charging.balances.api;

import byway.kit.calls.Own;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is held back of one session.
 *
 * @param usedBytes what of it is charged
 * @param at when something was held last
 */
public record HeldSession(
    UUID sessionId,
    @Own UUID accountId,
    UUID deviceId,
    long heldBytes,
    long usedBytes,
    List<HeldReason> reasons,
    Instant at) {}
