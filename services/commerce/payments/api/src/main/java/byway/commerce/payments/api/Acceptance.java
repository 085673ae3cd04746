package byway.commerce.payments.api;

/** By what one can pay here: without a card processor by nothing, and nothing can be bought. */
public record Acceptance(boolean cards) {}
