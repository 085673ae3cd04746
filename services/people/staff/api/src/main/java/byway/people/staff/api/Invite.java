package byway.people.staff.api;

import byway.kit.context.StaffRole;
import java.util.UUID;

/**
 * Asks somebody to become one of the staff.
 *
 * @param language of the mail
 * @param link the page where it is taken up, at the operator's own address; what proves the
 *     invitation is put behind it
 */
public record Invite(UUID id, String email, StaffRole role, String language, String link) {}
