package byway.charging.balances.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what is held back at a hotspot.
 *
 * @param sessionId of one session; none for all of the hotspot's
 * @param accepts whether it is charged; else it is given back
 * @param until as it was seen: sessions to which something was added since stay as they are
 */
public record SettleUse(UUID deviceId, @Nullable UUID sessionId, boolean accepts, Instant until) {}
