package byway.contracts.identity;

/** How a sign-up ended. */
public sealed interface SignUpResult {
  /** The person is there and signed in. */
  record SignedUp(Person person, Tokens tokens) implements SignUpResult {}

  /** Somebody has this address already. */
  record EmailTaken() implements SignUpResult {}

  /**
   * A field cannot be taken.
   *
   * @param code {@code email_invalid}, {@code name_invalid}, {@code password_too_short}, {@code
   *     password_too_long}, {@code password_too_common}
   */
  record NotAcceptable(String field, String code) implements SignUpResult {}
}
