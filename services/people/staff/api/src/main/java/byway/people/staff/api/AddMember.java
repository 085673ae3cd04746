package byway.people.staff.api;

import byway.kit.context.StaffRole;
import java.util.UUID;

/** Makes somebody whom identity knows as staff a member. */
public record AddMember(UUID personId, String email, String name, StaffRole role) {}
