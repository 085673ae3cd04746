package byway.charging.balances.api;

import byway.kit.events.Event;
import java.util.UUID;

/** Nothing is left to promise to this account's sessions. */
@Event("balances.balance-exhausted.v1")
public record BalanceExhausted(UUID accountId, UUID sessionId) {}
