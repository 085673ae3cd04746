package byway.contracts.payments;

import byway.kit.values.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One payment for one order. {@code pageUrl} is where the customer pays, while that is possible.
 */
public record Payment(
    UUID orderId,
    UUID customerId,
    Money amount,
    PaymentState state,
    @Nullable String pageUrl,
    long refundedMinor) {}
