package byway.people.identity.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A customer is new here. */
@Event("identity.customer-signed-up.v1")
public record CustomerSignedUp(UUID customerId, Instant at) {}
