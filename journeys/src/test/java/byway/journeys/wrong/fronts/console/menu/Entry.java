package byway.journeys.wrong.fronts.console.menu;

import byway.journeys.wrong.fronts.console.Frame;

/** The other half. */
public record Entry(Frame frame) {}
