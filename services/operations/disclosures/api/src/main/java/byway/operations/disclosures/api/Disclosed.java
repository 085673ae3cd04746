package byway.operations.disclosures.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/** Two of the staff have agreed, and it was looked up who had an address. */
@Event("disclosures.disclosed.v1")
public record Disclosed(UUID disclosureId, int found, String sha256, Instant at) {}
