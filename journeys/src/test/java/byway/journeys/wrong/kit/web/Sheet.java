package byway.journeys.wrong.kit.web;

/** What a page would stand on. */
public record Sheet() {}
