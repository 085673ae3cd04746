package byway.people.staff.api;

import byway.kit.context.StaffRole;
import byway.kit.events.Event;
import java.util.UUID;

/** Somebody has become one of the staff. */
@Event("staff.member-joined.v1")
public record StaffJoined(UUID personId, StaffRole role) {}
