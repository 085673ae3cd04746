package byway.journeys.wrong.hotspot.agent;

import byway.journeys.wrong.commerce.orders.api.Orders;

/** A hotspot that knows the platform. */
record Box(Orders orders) {}
