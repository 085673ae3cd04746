package byway.journeys.wrong.kit.store;

import byway.journeys.wrong.commerce.orders.api.Orders;

/** A part of the kit that knows a feature. */
record Shelf(Orders orders) {}
