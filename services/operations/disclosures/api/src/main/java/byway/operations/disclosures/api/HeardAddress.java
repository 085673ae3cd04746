package byway.operations.disclosures.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a network tells of a session's addresses; what it does not know stays as it was.
 *
 * @param address on the internet
 * @param portFrom with {@code portTo}, the ports that the client device has of it
 * @param inside at the hotspot (RADIUS: Framed-IP-Address)
 */
public record HeardAddress(
    UUID sessionId,
    @Nullable String address,
    @Nullable Integer portFrom,
    @Nullable Integer portTo,
    @Nullable String inside) {}
