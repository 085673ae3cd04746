package byway.network.accesspoints.api;

import java.time.Instant;
import java.util.UUID;

/**
 * What an access point was given when a client device was let in, and is to give back with each
 * report (RFC 2865 section 5.25).
 *
 * @param mac six bytes in lower-case hexadecimal with colons
 * @param classHex 1 to 253 bytes in hexadecimal
 */
public record GivenClass(UUID deviceId, String mac, String classHex, Instant givenAt) {}
