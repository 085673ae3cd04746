package byway.people.identity.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param secret what the provider has given for this client; none to keep the one that is there
 */
public record SetSignInProvider(
    String name,
    String issuer,
    String clientId,
    @Nullable String secret,
    List<String> domains,
    boolean only) {
  @Override
  public String toString() {
    return "SetSignInProvider[hidden]";
  }
}
