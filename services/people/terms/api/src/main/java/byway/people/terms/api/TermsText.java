package byway.people.terms.api;

import java.time.Instant;

/**
 * A version in one language.
 *
 * @param language that it is in, which is another than was asked for where there is none in that
 * @param sha256 of the text as UTF-8, in hexadecimal
 */
public record TermsText(
    TermsKind kind,
    int version,
    String language,
    String text,
    String sha256,
    Instant publishedAt) {}
