package byway.commerce.orders.api;

import byway.kit.events.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Money for an order is asked back or went back, and its share of the data is promised to an open
 * session still: what the customer has open is to be ended, so that it can be taken.
 */
@Event("orders.data-withheld.v1")
public record DataWithheld(UUID orderId, UUID customerId, long bytes, Instant at) {}
