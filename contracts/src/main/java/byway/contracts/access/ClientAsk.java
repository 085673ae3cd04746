package byway.contracts.access;

import java.util.UUID;

/** A client device at a hotspot that has no session there as far as the hotspot knows. */
public record ClientAsk(UUID deviceId, String mac) {}
