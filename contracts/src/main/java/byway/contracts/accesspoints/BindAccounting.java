package byway.contracts.accesspoints;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An accounting session is heard of.
 *
 * @param sessionId the session that the access point was given, by Class; none where it says none
 * @param mac six bytes in lower-case hexadecimal with colons
 */
public record BindAccounting(
    @Nullable UUID sessionId,
    UUID deviceId,
    String acctSessionId,
    String userName,
    String mac,
    String address) {}
