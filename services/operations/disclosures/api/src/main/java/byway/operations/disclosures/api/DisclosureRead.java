package byway.operations.disclosures.api;

import java.time.Instant;
import java.util.UUID;

/** Somebody looked at what was found. */
public record DisclosureRead(UUID by, Instant at) {}
