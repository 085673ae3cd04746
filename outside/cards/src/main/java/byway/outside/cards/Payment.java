package byway.outside.cards;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One payment as an onlooker sees it.
 *
 * @param id the payment intent's id
 * @param status as in Stripe's API, such as succeeded
 * @param amountMinor what it is about, in minor units
 * @param capturedMinor what was taken from the card
 * @param refundedMinor what went back to it
 * @param card brand and last four digits, such as {@code visa 4242}
 * @param createdSeconds seconds since 1970
 */
public record Payment(
    String id,
    String status,
    long amountMinor,
    long capturedMinor,
    long refundedMinor,
    String currency,
    boolean disputed,
    @Nullable String customer,
    @Nullable String session,
    @Nullable String clientReferenceId,
    Map<String, String> metadata,
    @Nullable String card,
    long createdSeconds) {}
