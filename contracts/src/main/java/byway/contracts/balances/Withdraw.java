package byway.contracts.balances;

import java.util.UUID;

/** Takes back what is left of the lot that {@code grantKey} added. */
public record Withdraw(UUID accountId, UUID grantKey, String note) {}
