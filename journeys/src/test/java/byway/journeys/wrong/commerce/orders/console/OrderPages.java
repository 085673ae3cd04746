package byway.journeys.wrong.commerce.orders.console;

import byway.journeys.wrong.commerce.orders.PlaceOrder;
import byway.journeys.wrong.people.identity.console.PersonPages;

/** A panel that goes past its contract, and knows another panel. */
public record OrderPages(PlaceOrder service, PersonPages other) {}
