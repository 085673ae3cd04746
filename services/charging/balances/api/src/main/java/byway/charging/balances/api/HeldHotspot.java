package byway.charging.balances.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is held back at one hotspot.
 *
 * @param since when the session to which nothing was added for the longest was added to
 * @param until what a decision on all of this is to name: when something was held last
 */
public record HeldHotspot(
    UUID deviceId,
    long sessions,
    long guests,
    long heldBytes,
    List<HeldReason> reasons,
    Instant since,
    Instant until) {}
