package byway.network.accesspoints.api;

import java.util.UUID;

/**
 * What was given there last.
 *
 * @param mac six bytes in lower-case hexadecimal with colons
 */
public record FindClass(UUID deviceId, String mac) {}
