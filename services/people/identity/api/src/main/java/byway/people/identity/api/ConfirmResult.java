package byway.people.identity.api;

import byway.kit.calls.Declined;
import java.time.Instant;

/** What came of proving once more who one is. */
public sealed interface ConfirmResult {
  /** The session counts as confirmed from now on. */
  record Confirmed(Instant at) implements ConfirmResult {}

  /** Not proven; which part was wrong is not said. */
  @Declined
  record NotProven() implements ConfirmResult {}

  /** Too many guesses; nothing was checked. */
  @Declined
  record Throttled(int retryAfterSeconds) implements ConfirmResult {}
}
