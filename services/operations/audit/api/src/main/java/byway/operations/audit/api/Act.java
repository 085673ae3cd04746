package byway.operations.audit.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param number from 1, without gaps
 * @param by who did it; none for the platform itself
 * @param hash of this act and of the hash before, in hexadecimal
 */
public record Act(
    long number,
    Instant at,
    @Nullable UUID by,
    String act,
    String subject,
    String reason,
    String hash) {}
