package byway.people.staff.api;

import byway.kit.context.StaffRole;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is here.
 *
 * @param role none of who is not, or no longer, one of the staff
 */
public record MemberRole(@Nullable StaffRole role) {}
