package byway.people.identity.api;

/** What came of adding a passkey. */
public sealed interface AddPasskeyResult {
  /** It opens the account from now on. */
  record Added(Passkey passkey) implements AddPasskeyResult {}

  /** What the browser answered proves nothing, or was too late. */
  record NotProven() implements AddPasskeyResult {}
}
