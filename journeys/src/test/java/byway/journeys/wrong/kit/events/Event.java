package byway.journeys.wrong.kit.events;

/** As in the kit. */
public @interface Event {}
