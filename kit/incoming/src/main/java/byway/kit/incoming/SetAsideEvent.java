package byway.kit.incoming;

import java.time.Instant;

/**
 * An event that was believed and could not be handled.
 *
 * @param failure the kind of what broke last
 */
public record SetAsideEvent(
    String eventId, String failure, int attempts, Instant firstAt, Instant lastAt) {}
