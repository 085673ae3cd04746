package byway.journeys.wrong.people.identity;

import byway.journeys.wrong.kit.events.Event;

/** An event that nobody else can see. */
@Event
record PersonSeen() {}
