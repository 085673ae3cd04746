package byway.commerce.orders.api;

/** Why money is paid back. */
public record RefundOrder(String reason) {}
