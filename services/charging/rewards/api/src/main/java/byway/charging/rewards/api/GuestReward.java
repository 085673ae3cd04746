package byway.charging.rewards.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a guest has been given for coming, or will be.
 *
 * @param state how it stands
 * @param firstBytes of the first grant, which is a part of the bonus, or what it will be; 0 where
 *     there is none
 * @param firstUntil when what is left of it goes, unless an address or number is proven before
 * @param bonusBytes given in all where she is welcomed, or what proving would bring; 0 for nothing
 */
public record GuestReward(
    State state, long firstBytes, @Nullable Instant firstUntil, long bonusBytes) {
  /** How it stands. */
  public enum State {
    /** She has not been online here yet, or the news of it is on its way. */
    NEW,
    /** An address or number is to be proven, and then there is the bonus. */
    TO_BE_PROVEN,
    /** Proven, but so many were welcomed today that it waits: she has it when she next signs in. */
    WAITING,
    /** She has the bonus. */
    WELCOMED,
    /** There is none for her. */
    NOTHING
  }
}
