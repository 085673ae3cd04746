package byway.people.staff.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deed that one has asked for and another decides on.
 *
 * @param decidedBy none while it waits
 * @param failure the code that the deed was refused with; none unless it failed
 */
public record Approval(
    UUID id,
    GatedDeed deed,
    String reason,
    UUID askedBy,
    Instant askedAt,
    Instant expiresAt,
    ApprovalState state,
    @Nullable UUID decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String failure) {}
