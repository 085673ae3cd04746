package byway.charging.balances.api;

/**
 * What is taken back for a cause.
 *
 * @param bytes in all for this cause
 * @param heldBytes that are still to be taken for it, and are promised to open sessions now: ask
 *     again
 */
public record TakenBack(long bytes, long heldBytes) {}
