package byway.journeys.wrong.people.identity;

import byway.journeys.wrong.kit.bus.Listener;

/** A listener under another name. */
final class Ear implements Listener {}
