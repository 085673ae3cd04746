package byway.people.terms.api;

import byway.kit.calls.Own;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer agrees.
 *
 * @param language in which it was shown
 * @param source the network address that it was done from; none where it is not known
 */
public record AcceptTerms(
    @Own UUID customerId, TermsKind kind, int version, String language, @Nullable String source) {}
