package byway.people.abuse.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A customer may use hotspots again. */
@Event("abuse.access-resumed.v1")
public record AccessResumed(UUID customerId, Instant at) {}
