package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * @param provider none where staff sign in here alone
 */
public record ProviderState(@Nullable SignInProvider provider) {}
