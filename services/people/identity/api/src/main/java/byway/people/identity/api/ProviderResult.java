package byway.people.identity.api;

import java.time.Instant;

/** How it ended with a provider. */
public sealed interface ProviderResult {
  /**
   * @param linked whether the provider vouched for this person the first time
   */
  record SignedIn(Person person, Tokens tokens, boolean linked) implements ProviderResult {}

  /** The session counts as confirmed from now on. */
  record Confirmed(Instant at) implements ProviderResult {}

  /** Not proven. It is told why: who asks has shown to the provider who they are. */
  record NotProven(Why why) implements ProviderResult {}

  /** Too many that were wrong came from there; nothing was checked. */
  record Throttled(int retryAfterSeconds) implements ProviderResult {}

  /** What was in the way. */
  enum Why {
    /** It was not asked for by this browser, or too long ago, or is used already. */
    STALE,
    /** The provider does not answer. */
    AWAY,
    /** The provider does not take the code, or this client. */
    REFUSED,
    /** What it says cannot be believed: its signature, for whom it is, when. */
    TOKEN_INVALID,
    /** It does not say that the address is proven. */
    EMAIL_UNPROVEN,
    /** The address is of a domain that the operator has not named. */
    DOMAIN_OTHER,
    /** Nobody here has that address, or it is linked to another already. */
    UNKNOWN,
    /** Who was signed in there long ago was not asked again. */
    NOT_FRESH,
    /** It is not who is signed in here. */
    OTHER_PERSON
  }
}
