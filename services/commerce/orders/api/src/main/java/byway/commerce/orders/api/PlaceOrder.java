package byway.commerce.orders.api;

import byway.kit.calls.Own;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to buy.
 *
 * @param key makes the command repeatable, and is the order's id
 * @param returnUrl where the customer comes back to from the payment page
 * @param savedCard pays at once with this card of the customer, none for the payment page
 */
public record PlaceOrder(
    UUID key,
    @Own UUID customerId,
    UUID packId,
    String returnUrl,
    String cancelUrl,
    boolean saveCard,
    @Nullable String savedCard) {}
