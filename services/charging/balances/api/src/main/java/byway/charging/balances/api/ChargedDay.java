package byway.charging.balances.api;

import java.util.UUID;

/** What the ledger charged one account on one day (UTC). */
public record ChargedDay(UUID accountId, long bytes) {}
