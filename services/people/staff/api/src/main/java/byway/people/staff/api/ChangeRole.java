package byway.people.staff.api;

import byway.kit.context.StaffRole;

/** Another role. */
public record ChangeRole(StaffRole role) {}
