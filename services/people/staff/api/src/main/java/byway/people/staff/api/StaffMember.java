package byway.people.staff.api;

import byway.kit.context.StaffRole;
import java.time.Instant;
import java.util.UUID;

/** One of the staff; name and address as they were when they joined. */
public record StaffMember(
    UUID personId, String email, String name, StaffRole role, Instant since) {}
