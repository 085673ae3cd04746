package byway.charging.balances.api;

import byway.kit.events.Event;
import java.util.List;
import java.util.UUID;

/** For the first time, or again after a decision, something of a session's use is held back. */
@Event("balances.use-held.v1")
public record UseHeld(UUID sessionId, UUID accountId, UUID deviceId, List<HeldReason> reasons) {}
