package byway.people.identity.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer has closed the account: nobody signs in to it any more, and what is open of it is to
 * be ended by whoever keeps it. What belongs to it stays, and staff may open it again.
 */
@Event("identity.account-closed.v1")
public record AccountClosed(UUID customerId, Instant at) {}
