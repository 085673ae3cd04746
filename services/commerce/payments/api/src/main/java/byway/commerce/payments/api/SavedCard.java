package byway.commerce.payments.api;

/** A card as its holder recognises it; its number never comes here. */
public record SavedCard(String id, String brand, String last4, int expiryMonth, int expiryYear) {}
