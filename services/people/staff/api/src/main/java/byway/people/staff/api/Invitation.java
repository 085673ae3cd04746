package byway.people.staff.api;

import byway.kit.context.StaffRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One that waits to be taken up.
 *
 * @param invitedBy none where the platform did
 * @param sends how many mails there were
 */
public record Invitation(
    UUID id,
    String email,
    StaffRole role,
    @Nullable UUID invitedBy,
    int sends,
    Instant sentAt,
    Instant expiresAt) {}
