package byway.people.staff.api;

import java.util.UUID;

/** Asks another of the staff to agree to a deed; {@code id} makes it repeatable. */
public record AskApproval(UUID id, GatedDeed deed, String reason) {}
