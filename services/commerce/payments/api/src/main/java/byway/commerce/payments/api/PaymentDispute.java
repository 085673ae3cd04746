package byway.commerce.payments.api;

import byway.kit.values.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The card's holder has asked the bank for the money back.
 *
 * @param reason in the processor's words, such as {@code fraudulent}
 * @param endedAt when we heard of its end; none before
 */
public record PaymentDispute(
    String id,
    Money amount,
    DisputeState state,
    String reason,
    Instant openedAt,
    @Nullable Instant endedAt) {}
