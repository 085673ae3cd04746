package byway.charging.balances.api;

import java.time.Instant;
import java.util.UUID;

/**
 * What a hotspot has counted for a session since it opened. Both numbers only grow; a smaller one
 * is an old report and changes nothing.
 *
 * @param closed the hotspot has ended the session and will not count more
 */
public record UsageReport(
    UUID sessionId,
    UUID deviceId,
    long usedBytesUp,
    long usedBytesDown,
    boolean closed,
    Instant measuredAt) {}
