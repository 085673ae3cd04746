package byway.contracts.access;

import byway.kit.bus.Event;
import java.time.Instant;
import java.util.UUID;

/** A customer has signed in at a hotspot. */
@Event("access.session-opened.v1")
public record SessionOpened(
    UUID sessionId, UUID deviceId, String mac, UUID customerId, Instant at) {}
