package byway.commerce.payments.api;

import byway.kit.values.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money to ask for. */
public record StartPayment(
    UUID orderId,
    UUID customerId,
    Money amount,
    String description,
    String returnUrl,
    String cancelUrl,
    boolean saveCard,
    @Nullable String savedCard) {}
