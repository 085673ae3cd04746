package byway.journeys.wrong.kit.values;

import byway.journeys.wrong.kit.web.Sheet;

/** A value that knows how it is shown. */
record Amount(Sheet sheet) {}
