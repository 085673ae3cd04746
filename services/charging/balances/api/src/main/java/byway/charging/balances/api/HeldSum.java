package byway.charging.balances.api;

/** What is held back in all. */
public record HeldSum(long sessions, long bytes) {}
