package byway.people.identity.api;

/** What came of setting a provider, which is looked at first. */
public sealed interface SetProviderResult {
  record Kept(SignInProvider provider) implements SetProviderResult {}

  /**
   * Nothing was kept.
   *
   * @param words what was met there
   */
  record NotTaken(Fault fault, String words) implements SetProviderResult {}

  /** What is wrong with it, for a sentence that says what to do. */
  enum Fault {
    /** Its address is none of the public internet, or no https. */
    ADDRESS_REFUSED,
    /** No answer from there. */
    AWAY,
    /** No TLS there, or a certificate that nobody vouches for. */
    TLS_FAILED,
    /** It has no description of itself (OpenID Connect Discovery 1.0). */
    NOT_DESCRIBED,
    /** It describes another issuer. */
    ISSUER_OTHER,
    /** It does not do what is needed: a code, PKCE where it says so, a signature that we know. */
    NOT_ENOUGH,
    /** Its keys cannot be read. */
    KEYS_BROKEN
  }
}
