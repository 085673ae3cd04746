package byway.operations.flags.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a flag.
 *
 * @param version that it made
 * @param before what it said; none for a new one
 * @param by of the staff; none for the platform itself
 */
public record FlagChange(
    long version,
    String key,
    @Nullable FlagDefinition before,
    FlagDefinition after,
    @Nullable UUID by,
    String reason,
    Instant at) {}
