package byway.people.terms.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A customer has agreed to a version. */
@Event("terms.terms-accepted.v1")
public record TermsAccepted(UUID customerId, TermsKind kind, int version, Instant at) {}
