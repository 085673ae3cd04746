package byway.charging.objections.api;

/**
 * What staff decide.
 *
 * @param answer to the customer, 1 to 500 characters
 */
public record DecideObjection(boolean accepts, String answer) {}
