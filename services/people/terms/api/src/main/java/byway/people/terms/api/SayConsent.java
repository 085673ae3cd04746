package byway.people.terms.api;

import byway.kit.calls.Own;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer consents to news and offers, or does so no more.
 *
 * @param source the network address that it was done from; none where it is not known
 */
public record SayConsent(@Own UUID customerId, boolean given, @Nullable String source) {}
