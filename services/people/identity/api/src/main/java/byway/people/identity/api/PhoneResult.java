package byway.people.identity.api;

/** How proving a telephone number ended. */
public sealed interface PhoneResult {
  /** The number is the customer's, who can sign in by it from now on. */
  record Proven(Person person) implements PhoneResult {}

  /** Wrong or too old a code, or none was sent. */
  record NotProven() implements PhoneResult {}

  /** Too many wrong codes; nothing was checked. */
  record Throttled(int retryAfterSeconds) implements PhoneResult {}
}
