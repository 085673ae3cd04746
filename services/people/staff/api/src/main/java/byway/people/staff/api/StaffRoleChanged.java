package byway.people.staff.api;

import byway.kit.context.StaffRole;
import byway.kit.events.Event;
import java.util.UUID;

/** One of the staff is there for something else now. */
@Event("staff.role-changed.v1")
public record StaffRoleChanged(UUID personId, StaffRole before, StaffRole role) {}
