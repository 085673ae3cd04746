package byway.journeys.wrong.commerce.orders;

import byway.journeys.wrong.fronts.portal.Menu;
import byway.journeys.wrong.people.identity.Persons;

/** A service that knows another one, and a front. */
public record PlaceOrder(Persons persons, Menu menu) {}
