package byway.network.access.api;

/** The answer to a hotspot that asks for a client device. */
public sealed interface AskResult {
  /** It is signed in. */
  record GoOn(Session session) implements AskResult {}

  /** It must sign in first. */
  record ShowPortal(Visit visit) implements AskResult {}
}
