package byway.commerce.orders.api;

import byway.kit.events.Event;
import byway.kit.values.Money;
import java.util.UUID;

/** Money for an order was captured. */
@Event("orders.order-paid.v1")
public record OrderPaid(UUID orderId, UUID customerId, UUID packId, long bytes, Money price) {}
