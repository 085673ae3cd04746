package byway.contracts.accesspoints;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An accounting session is heard of.
 *
 * @param sessionId the session that it is to count for; none to ask which one that is
 * @param mac six bytes in lower-case hexadecimal with colons
 * @param classHex what the access point was given at sign-in, in hexadecimal; empty where it gives
 *     nothing back
 */
public record BindAccounting(
    @Nullable UUID sessionId,
    UUID deviceId,
    String acctSessionId,
    String userName,
    String mac,
    String classHex,
    String address) {}
