package byway.network.accesspoints.api;

import java.time.Instant;

/**
 * An access point says that it begins to count anew, or is about to end (Accounting-On and -Off,
 * RFC 2866 section 5.1).
 *
 * @param at by its clock where it tells
 * @param proof what makes the message unlike any other, such as its authenticator, at most 64
 *     characters; empty where nothing does
 */
public record Restart(Instant at, String proof) {}
