package byway.journeys.wrong.commerce.orders.api;

import byway.journeys.wrong.people.identity.Persons;

/** A contract that knows another feature's service. */
public interface Orders {
  Persons whose();
}
