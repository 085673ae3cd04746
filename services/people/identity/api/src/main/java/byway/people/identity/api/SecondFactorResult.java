package byway.people.identity.api;

/** What came of the first code of an app. */
public sealed interface SecondFactorResult {
  /** It is asked for from now on. */
  record On(RecoveryCodes recovery) implements SecondFactorResult {}

  /** Not the code of this moment, or nothing was begun of late. */
  record NotProven() implements SecondFactorResult {}

  /** Too many wrong ones. */
  record Throttled(int retryAfterSeconds) implements SecondFactorResult {}
}
