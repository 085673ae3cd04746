package byway.charging.usage.api;

import java.time.Instant;
import java.util.UUID;

/** One charge. */
public record UsageRecord(
    Instant at, UUID sessionId, UUID deviceId, long bytesUp, long bytesDown) {}
