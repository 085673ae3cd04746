package byway.contracts.balances;

/**
 * What a session opened now may use.
 *
 * @param ceilingBytes 0 where nothing is left
 */
public record Offer(long ceilingBytes) {}
