package byway.journeys.wrong.commerce.orders.publicapi;

import byway.journeys.wrong.commerce.orders.PlaceOrder;
import byway.journeys.wrong.commerce.orders.console.OrderPages;

/** What apps may ask, which reaches into the service and into the pages. */
record MyOrders(PlaceOrder service, OrderPages pages) {}
