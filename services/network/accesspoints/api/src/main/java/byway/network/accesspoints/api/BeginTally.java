package byway.network.accesspoints.api;

import java.time.Instant;
import java.util.UUID;

/**
 * An accounting session begins to count for a session.
 *
 * @param acctSessionId 0 to 759 characters
 * @param mac six bytes in lower-case hexadecimal with colons
 * @param number one more than the latest of its name has, 1 where there is none
 * @param baseBytesUp what it has counted before, which is not this session's
 * @param beganAt when the accounting session began, by its access point's clock where it tells
 */
public record BeginTally(
    UUID sessionId,
    UUID deviceId,
    String acctSessionId,
    String userName,
    String mac,
    String address,
    int number,
    long baseBytesUp,
    long baseBytesDown,
    Instant beganAt) {}
