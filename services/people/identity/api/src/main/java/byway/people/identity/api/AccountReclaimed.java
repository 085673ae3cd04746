package byway.people.identity.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has proven to read an address under which another had opened this account. Whoever was
 * in it is out: what was opened or prepared with it before is to be ended by whoever keeps it.
 */
@Event("identity.account-reclaimed.v1")
public record AccountReclaimed(UUID customerId, Instant at) {}
