package byway.people.staff.api;

import byway.kit.events.Event;
import java.util.UUID;

/** Somebody is one of the staff no more; whoever keeps something open for them ends it. */
@Event("staff.member-left.v1")
public record StaffLeft(UUID personId) {}
