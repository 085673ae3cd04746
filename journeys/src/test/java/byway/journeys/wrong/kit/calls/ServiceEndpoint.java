package byway.journeys.wrong.kit.calls;

/** As in the kit. */
public @interface ServiceEndpoint {}
