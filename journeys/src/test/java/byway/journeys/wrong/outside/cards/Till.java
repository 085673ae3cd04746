package byway.journeys.wrong.outside.cards;

import byway.journeys.wrong.kit.web.Sheet;

/** Something of the outside that knows the platform. */
record Till(Sheet sheet) {}
