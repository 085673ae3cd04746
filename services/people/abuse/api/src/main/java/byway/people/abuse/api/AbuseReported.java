package byway.people.abuse.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** A complaint has come. */
@Event("abuse.abuse-reported.v1")
public record AbuseReported(UUID reportId, AbuseKind kind, Instant at) {}
