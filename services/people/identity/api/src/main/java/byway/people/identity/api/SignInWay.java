package byway.people.identity.api;

/** By what a session began. */
public enum SignInWay {
  SIGN_UP,
  PASSWORD,
  CODE,
  PASSKEY,
  /** By a provider that vouches for its holder. */
  PROVIDER
}
