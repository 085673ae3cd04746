package byway.commerce.orders.api;

import byway.kit.events.Event;
import byway.kit.values.Money;
import java.util.UUID;

/** Money for an order was paid back. */
@Event("orders.order-refunded.v1")
public record OrderRefunded(UUID orderId, UUID customerId, long bytes, Money value) {}
