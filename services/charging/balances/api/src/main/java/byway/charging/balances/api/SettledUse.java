package byway.charging.balances.api;

/**
 * What a decision came to.
 *
 * @param isMore whether there were more than one call settles: call again
 */
public record SettledUse(long sessions, long bytes, boolean isMore) {}
