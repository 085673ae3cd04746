package byway.people.identity.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A customer has proven, for the first time, to read the e-mail address of the account. */
@Event("identity.contact-proven.v1")
public record ContactProven(UUID customerId, Instant at) {}
