package byway.commerce.catalog.api;

import byway.kit.values.Money;
import java.util.UUID;

/** Data for a whole price; it never expires. */
public record Pack(UUID id, String name, long bytes, Money price, boolean onSale) {}
