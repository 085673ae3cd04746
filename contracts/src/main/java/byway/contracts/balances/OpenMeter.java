package byway.contracts.balances;

import java.util.UUID;

/** A session's meter, on an account, at a hotspot. */
public record OpenMeter(UUID sessionId, UUID accountId, UUID deviceId) {}
