package byway.people.notifications.api;

import java.time.Instant;

/**
 * An address that mail came back from for good.
 *
 * @param words what was said, in the server's own words
 */
public record BouncingAddress(String address, Instant since, String words) {}
