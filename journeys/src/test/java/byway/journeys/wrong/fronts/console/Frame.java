package byway.journeys.wrong.fronts.console;

import byway.journeys.wrong.fronts.console.menu.Entry;

/** One half of a circle. */
public record Frame(Entry entry) {}
