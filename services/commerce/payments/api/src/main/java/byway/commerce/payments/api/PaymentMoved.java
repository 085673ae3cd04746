package byway.commerce.payments.api;

import byway.kit.events.Event;
import java.util.UUID;

/**
 * Something became of money that was captured: a refund, a dispute, or the end of one. What counts
 * is how the payment stands when one looks, since such facts come in any order.
 */
@Event("payments.payment-moved.v1")
public record PaymentMoved(UUID orderId, UUID customerId) {}
