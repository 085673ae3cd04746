package byway.network.accesspoints.api;

import java.time.Instant;

/**
 * An access point has ended an accounting session.
 *
 * @param endedAt by its clock where it tells
 * @param seconds Acct-Session-Time; 0 where it is not told
 */
public record EndTally(Instant endedAt, long seconds) {}
