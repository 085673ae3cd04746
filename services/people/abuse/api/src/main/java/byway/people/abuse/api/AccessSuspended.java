package byway.people.abuse.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A customer may not use hotspots for now. */
@Event("abuse.access-suspended.v1")
public record AccessSuspended(UUID customerId, Instant at) {}
