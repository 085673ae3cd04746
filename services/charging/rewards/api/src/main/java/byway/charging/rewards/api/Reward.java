package byway.charging.rewards.api;

import java.time.Instant;
import java.util.UUID;

/** A bonus for bringing a guest. */
public record Reward(UUID id, UUID ownerId, UUID deviceId, long bytes, Instant at) {}
