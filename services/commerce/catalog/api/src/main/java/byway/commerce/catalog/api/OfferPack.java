package byway.commerce.catalog.api;

import byway.kit.values.Money;
import java.util.UUID;

/** A new pack; {@code id} makes the command repeatable. */
public record OfferPack(UUID id, String name, long bytes, Money price) {}
