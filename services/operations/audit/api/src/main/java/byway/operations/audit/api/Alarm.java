package byway.operations.audit.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the staff has done more of a kind within an hour than the operator finds usual.
 *
 * @param by who did
 * @param count how many there were when it was raised
 * @param seenBy who has looked into it; none before
 */
public record Alarm(
    UUID id,
    AlarmKind kind,
    UUID by,
    int count,
    Instant raisedAt,
    @Nullable UUID seenBy,
    @Nullable Instant seenAt) {}
