package byway.kit.incoming;

import java.time.Instant;

/**
 * An event that was believed and could not be handled.
 *
 * @param mine whether it is known to be the context's tenant's; otherwise it could not be told
 *     whose it is
 * @param failure the kind of what broke last
 */
public record SetAsideEvent(
    String source,
    String eventId,
    boolean mine,
    String failure,
    int attempts,
    Instant firstAt,
    Instant lastAt) {}
