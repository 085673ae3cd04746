package byway.people.identity.api;

/** How a sign-in ended. */
public sealed interface SignInResult {
  /** Proven. */
  record SignedIn(Person person, Tokens tokens) implements SignInResult {}

  /** Not proven; which part was wrong is not said. */
  record NotProven() implements SignInResult {}

  /** Too many guesses; nothing was checked. */
  record Throttled(int retryAfterSeconds) implements SignInResult {}
}
