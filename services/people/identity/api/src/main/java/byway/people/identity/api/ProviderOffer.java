package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * @param name of the provider; none where there is none
 * @param only whether staff come in by nothing else
 */
public record ProviderOffer(@Nullable String name, boolean only) {
  public static final ProviderOffer NONE = new ProviderOffer(null, false);
}
