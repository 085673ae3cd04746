package byway.commerce.payments.api;

import byway.kit.events.Event;
import byway.kit.values.Money;
import java.util.UUID;

/** The card's holder has asked the bank for the money back. */
@Event("payments.payment-disputed.v1")
public record PaymentDisputed(UUID orderId, UUID customerId, Money amount) {}
