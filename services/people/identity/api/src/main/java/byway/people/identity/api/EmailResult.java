package byway.people.identity.api;

/** What came of proving another e-mail address. */
public sealed interface EmailResult {
  /** It is the person's from now on, and the one of before was told. */
  record Proven(Person person) implements EmailResult {}

  /** Wrong or too old a code, or none was sent. */
  record NotProven() implements EmailResult {}

  /** Another account has this address already, whose it is too. */
  record Taken() implements EmailResult {}

  /** Too many wrong codes; nothing was checked. */
  record Throttled(int retryAfterSeconds) implements EmailResult {}
}
