package byway.operations.disclosures.api;

import byway.kit.events.Event;
import java.time.Instant;

/** From now on it is written down who had which address, or no more, or for another time. */
@Event("disclosures.log-rules-changed.v1")
public record LogRulesChanged(boolean on, int keptDays, Instant at) {}
