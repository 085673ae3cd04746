package byway.network.access.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A session is over; its hotspot, if it does not know, must end it. */
@Event("access.session-closed.v1")
public record SessionClosed(
    UUID sessionId, UUID deviceId, String mac, UUID customerId, String reason, Instant at) {}
