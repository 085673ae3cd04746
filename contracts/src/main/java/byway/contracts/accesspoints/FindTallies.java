package byway.contracts.accesspoints;

import java.util.UUID;

/**
 * Which tallies an accounting session has.
 *
 * @param acctSessionId empty where it is not told
 * @param mac six bytes in lower-case hexadecimal with colons; empty where it is not told. One of
 *     the two is.
 */
public record FindTallies(UUID deviceId, String acctSessionId, String mac) {}
