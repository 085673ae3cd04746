package byway.commerce.payments.api;

import byway.kit.events.Event;
import java.util.UUID;

/** It will not come: declined for good, or the time to pay has run out. */
@Event("payments.payment-failed.v1")
public record PaymentFailed(UUID orderId, UUID customerId, String code) {}
