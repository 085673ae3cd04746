package byway.commerce.orders.api;

import org.jspecify.annotations.Nullable;

/** An order, and where to pay for it; none when it is paid or being paid without the customer. */
public record PlacedOrder(Order order, @Nullable String paymentUrl) {}
