package byway.charging.objections.api;

import byway.kit.calls.Own;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer says that a session on their balance was not theirs.
 *
 * @param usedBytes what was charged of the session when they said it
 * @param agreedBy the first of two of the staff, where it is too much for one; none otherwise
 * @param answer what staff told the customer; none before
 * @param givenBackBytes what was charged of it and is given back
 */
public record Objection(
    UUID id,
    @Own UUID customerId,
    UUID deviceId,
    UUID sessionId,
    long usedBytes,
    String note,
    Instant raisedAt,
    ObjectionState state,
    @Nullable UUID agreedBy,
    @Nullable Instant decidedAt,
    @Nullable String answer,
    long givenBackBytes) {
  public boolean isOpen() {
    return state == ObjectionState.OPEN;
  }
}
