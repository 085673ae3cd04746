package byway.network.enrolment.api;

import java.util.UUID;

/** How a claim ended. */
public sealed interface ClaimResult {
  /**
   * It is a hotspot.
   *
   * @param isBack the same box was a hotspot of the same owner before, and has a new key
   */
  record Claimed(UUID deviceId, String name, String serial, boolean isBack)
      implements ClaimResult {}

  /** By its label, before it was plugged in; then it is a hotspot at once. */
  record ClaimedAhead(String serial) implements ClaimResult {}

  /** No box waits with this code; {@code mistyped} where none ever can. */
  record UnknownCode(boolean mistyped) implements ClaimResult {}

  /** The box has to ask anew, and shows another code then. */
  record Expired() implements ClaimResult {}

  /** Somebody has claimed it; {@code byYou} where it was the same person. */
  record Taken(boolean byYou) implements ClaimResult {}

  /** Too many wrong codes; nothing was looked at. */
  record Throttled(int retryAfterSeconds) implements ClaimResult {}
}
