package byway.commerce.payments.api;

import byway.kit.events.Event;
import byway.kit.values.Money;
import java.time.Instant;
import java.util.UUID;

/** The money is ours. */
@Event("payments.payment-captured.v1")
public record PaymentCaptured(UUID orderId, UUID customerId, Money amount, Instant at) {}
