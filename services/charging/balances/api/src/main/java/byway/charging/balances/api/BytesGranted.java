package byway.charging.balances.api;

import byway.kit.events.Event;
import java.util.UUID;

/** An account was given bytes. */
@Event("balances.bytes-granted.v1")
public record BytesGranted(UUID accountId, UUID grantKey, long bytes, GrantReason reason) {}
