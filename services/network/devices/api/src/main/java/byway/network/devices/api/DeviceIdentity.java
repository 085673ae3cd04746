package byway.network.devices.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a hotspot is.
 *
 * @param enrolled whether it has a key of its own; else its secret was typed in, and stays
 * @param retired out of service for good
 * @param replacedBy which hotspot took its place
 * @param secretSince when the secret that it uses was first used, or it enrolled
 * @param secretWanted whether it has been asked for a new one, and has not used one yet
 */
public record DeviceIdentity(
    UUID deviceId,
    boolean enrolled,
    boolean retired,
    @Nullable UUID replacedBy,
    @Nullable Instant secretSince,
    boolean secretWanted) {}
