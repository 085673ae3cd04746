package byway.journeys.wrong.people.identity.console;

/** The other panel. */
public record PersonPages() {}
