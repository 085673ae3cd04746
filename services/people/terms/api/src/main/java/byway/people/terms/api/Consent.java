package byway.people.terms.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer said of news and offers at a time. */
public record Consent(boolean given, Instant at, @Nullable String source) {}
