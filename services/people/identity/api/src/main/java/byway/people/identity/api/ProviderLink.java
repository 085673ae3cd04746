package byway.people.identity.api;

import java.time.Instant;

/** A provider that knows somebody. */
public record ProviderLink(String issuer, Instant linkedAt, Instant usedAt) {}
