package byway.operations.disclosures.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a disclosed document.
 *
 * @param address on the internet, or the network of it that one subscriber has; none where it is
 *     not known
 * @param inside the address that the client device had at the hotspot, where that is known
 * @param until none while the session goes on
 * @param name none where the person is known no more
 */
public record DisclosedSession(
    UUID sessionId,
    UUID customerId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    UUID deviceId,
    String mac,
    @Nullable String address,
    @Nullable Integer portFrom,
    @Nullable Integer portTo,
    @Nullable String inside,
    Instant from,
    @Nullable Instant until) {}
