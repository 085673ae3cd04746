package byway.people.terms.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a customer agreed.
 *
 * @param sha256 of the very text that was shown
 */
public record Acceptance(
    TermsKind kind,
    int version,
    String language,
    String sha256,
    Instant at,
    @Nullable String source) {}
