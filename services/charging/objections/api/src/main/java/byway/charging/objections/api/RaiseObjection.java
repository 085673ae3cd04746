package byway.charging.objections.api;

import byway.kit.calls.Own;
import java.util.UUID;

/**
 * Says that a session was not theirs; {@code id} makes it repeatable.
 *
 * @param note what they want to tell, at most 500 characters; empty for nothing
 */
public record RaiseObjection(UUID id, @Own UUID customerId, UUID sessionId, String note) {}
