package byway.people.terms.api;

import byway.kit.events.Event;
import java.time.Instant;

/** A new version is there. */
@Event("terms.terms-published.v1")
public record TermsPublished(TermsKind kind, int version, boolean asksAgain, Instant at) {}
