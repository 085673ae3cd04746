package byway.people.identity.api;

import byway.kit.calls.Declined;

/** How a sign-in ended. */
public sealed interface SignInResult {
  /** Proven. */
  record SignedIn(Person person, Tokens tokens) implements SignInResult {}

  /** Not proven; which part was wrong is not said. */
  @Declined
  record NotProven() implements SignInResult {}

  /** Too many guesses; nothing was checked. */
  @Declined
  record Throttled(int retryAfterSeconds) implements SignInResult {}

  /**
   * What was given is right, and the person has more to give: a code of the second factor, with
   * this ticket, or a passkey.
   *
   * @param ticket good for ten minutes and five guesses
   */
  record SecondFactorNeeded(String ticket) implements SignInResult {
    @Override
    public String toString() {
      return "SecondFactorNeeded[hidden]";
    }
  }

  /** Proven, but the account was closed by its holder. */
  @Declined
  record Closed() implements SignInResult {}
}
