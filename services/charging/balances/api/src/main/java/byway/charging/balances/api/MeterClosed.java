package byway.charging.balances.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A hotspot's last word on a session was charged. */
@Event("balances.meter-closed.v1")
public record MeterClosed(UUID sessionId, UUID deviceId, UUID accountId, Instant at) {}
