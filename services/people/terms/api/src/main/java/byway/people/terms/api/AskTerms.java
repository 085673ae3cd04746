package byway.people.terms.api;

import org.jspecify.annotations.Nullable;

/**
 * @param version none for the newest
 */
public record AskTerms(TermsKind kind, @Nullable Integer version, String language) {}
