package byway.commerce.payments.api;

/**
 * By what one can pay here: without a card processor by nothing, and nothing can be bought.
 *
 * @param test whether cards are only tried out: no real money moves
 */
public record Acceptance(boolean cards, boolean test) {}
