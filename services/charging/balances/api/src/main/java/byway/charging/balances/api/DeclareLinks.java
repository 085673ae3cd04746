package byway.charging.balances.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says what a hotspot's links can carry, 0 to 1,000,000 Mbit/s.
 *
 * @param uplinkMbit none for the installation's usual; 0 to hold everything back
 */
public record DeclareLinks(
    UUID deviceId, @Nullable Integer uplinkMbit, @Nullable Integer radioMbit) {}
