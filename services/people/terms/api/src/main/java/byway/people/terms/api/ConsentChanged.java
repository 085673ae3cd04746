package byway.people.terms.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A customer consents to news and offers from now on, or does so no more. */
@Event("terms.consent-changed.v1")
public record ConsentChanged(UUID customerId, boolean given, Instant at) {}
