package byway.people.identity.api;

/**
 * Proof by a passkey.
 *
 * @param origin scheme, host and port of the page, as the person sees them
 * @param response of the browser ({@code AuthenticationResponseJSON})
 */
public record PasskeyProof(PersonKind kind, String origin, String response, CameFrom from) {
  @Override
  public String toString() {
    return "PasskeyProof[hidden]";
  }
}
