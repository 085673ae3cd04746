package byway.contracts.orders;

/** Why money is paid back. */
public record RefundOrder(String reason) {}
