package byway.charging.objections.api;

import byway.kit.events.Event;
import java.util.UUID;

/** A customer has said that a session was not theirs. */
@Event("objections.objection-raised.v1")
public record ObjectionRaised(
    UUID objectionId, UUID customerId, UUID deviceId, UUID sessionId, long usedBytes) {}
