package byway.charging.rewards.api;

import byway.kit.events.Event;
import java.util.UUID;

/** A guest or an owner was rewarded. */
@Event("rewards.reward-granted.v1")
public record RewardGranted(UUID accountId, String kind, long bytes) {}
