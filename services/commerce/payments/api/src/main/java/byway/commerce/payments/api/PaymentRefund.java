package byway.commerce.payments.api;

import byway.kit.values.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that went back to the customer, or was to.
 *
 * @param id our key, or the processor's where it was made there
 * @param elsewhere made in the processor's own dashboard
 * @param reason of a failure, or what was given there as the reason
 */
public record PaymentRefund(
    String id,
    Money amount,
    RefundState state,
    boolean elsewhere,
    @Nullable String reason,
    Instant at) {}
