package byway.journeys.wrong.fronts.portal;

import byway.journeys.wrong.fronts.console.Frame;
import byway.journeys.wrong.people.identity.Persons;

/** A front that knows another one, and a service. */
public record Menu(Frame frame, Persons persons) {}
