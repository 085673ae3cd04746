package byway.people.identity.api;

/** How a sign-up ended. */
public sealed interface SignUpResult {
  /** The person is there and signed in. */
  record SignedUp(Person person, Tokens tokens) implements SignUpResult {}

  /**
   * Staff have this address already, or the id is somebody else's. Customers who come from outside
   * are never told: before an address is proven, several may claim it.
   */
  record EmailTaken() implements SignUpResult {}

  /**
   * A field cannot be taken.
   *
   * @param code {@code email_invalid}, {@code name_invalid}, {@code password_too_short}, {@code
   *     password_too_long}, {@code password_too_common}
   */
  record NotAcceptable(String field, String code) implements SignUpResult {}
}
