package byway.charging.usage.api;

import java.time.Instant;

/** Bytes of the hour that begins then. */
public record UsageHour(Instant hour, long bytesUp, long bytesDown) {}
