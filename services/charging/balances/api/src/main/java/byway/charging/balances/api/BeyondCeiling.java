package byway.charging.balances.api;

import java.util.UUID;

/** Bytes that a hotspot let through and nobody paid for. */
public record BeyondCeiling(UUID deviceId, long bytes) {}
