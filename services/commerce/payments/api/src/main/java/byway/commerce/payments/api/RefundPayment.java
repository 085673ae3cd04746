package byway.commerce.payments.api;

import byway.kit.values.Money;
import java.util.UUID;

/** Money to pay back. */
public record RefundPayment(UUID key, Money amount) {}
