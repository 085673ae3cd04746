package byway.charging.usage.api;

import java.time.LocalDate;

/** Bytes of one day (UTC). */
public record UsageDay(LocalDate day, long bytesUp, long bytesDown) {}
