package byway.contracts.accesspoints;

import java.util.UUID;

/**
 * A session as its access point knows it, by the attributes that Disconnect and CoA name it with
 * (RFC 5176 section 3).
 *
 * @param acctSessionId 1 to 253 characters
 * @param address Framed-IP-Address; empty where it is not known
 */
public record AccountingSession(
    UUID sessionId,
    UUID deviceId,
    String acctSessionId,
    String userName,
    String mac,
    String address) {}
