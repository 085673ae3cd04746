package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * What a browser has brought back from a provider.
 *
 * @param redirect to where it came back
 * @param issuer who says that it is from them (RFC 9207), where somebody does
 */
public record ProviderAnswer(
    String redirect, String state, String code, @Nullable String issuer, CameFrom from) {
  @Override
  public String toString() {
    return "ProviderAnswer[hidden]";
  }
}
