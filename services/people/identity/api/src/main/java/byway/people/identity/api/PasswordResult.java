package byway.people.identity.api;

/** What came of choosing another password. */
public sealed interface PasswordResult {
  /** It holds from now on, and all other sessions are over. */
  record Chosen() implements PasswordResult {}

  /** The current one is not right, or there is none and no code was entered of late. */
  record NotProven() implements PasswordResult {}

  /**
   * The new one will not do.
   *
   * @param code {@code password_too_short}, {@code password_too_long} or {@code
   *     password_too_common}
   */
  record NotAcceptable(String code) implements PasswordResult {}

  /** Too many wrong ones. */
  record Throttled(int retryAfterSeconds) implements PasswordResult {}
}
