package byway.network.accesspoints.api;

import java.util.UUID;

/**
 * Which tallies an accounting session has.
 *
 * @param acctSessionId empty where it is not told
 * @param mac six bytes in lower-case hexadecimal with colons; empty where it is not told
 * @param byHalf whether one of the two is not known, and what it is is asked
 */
public record FindTallies(UUID deviceId, String acctSessionId, String mac, boolean byHalf) {}
