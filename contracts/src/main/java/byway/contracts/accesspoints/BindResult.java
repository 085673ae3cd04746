package byway.contracts.accesspoints;

import java.util.UUID;

/** What an accounting session counts for. */
public sealed interface BindResult {
  /** For this session. */
  record Bound(UUID sessionId) implements BindResult {}

  /**
   * Not for the session that was named: another accounting session counts for that one, and its
   * counters are not these.
   */
  record Taken(UUID sessionId) implements BindResult {}

  /** For none that is known. */
  record Unknown() implements BindResult {}
}
