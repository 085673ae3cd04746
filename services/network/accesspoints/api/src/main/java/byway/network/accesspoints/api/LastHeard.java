package byway.network.accesspoints.api;

import java.time.Instant;

/**
 * Where an access point last spoke from.
 *
 * @param address an IPv4 or IPv6 address; empty where it is only heard through another server
 * @param overTls by a connection of its own, by which alone it can be reached
 * @param process which of the installation's processes has heard it, 1 to 253 characters; the same
 *     after it was started again
 */
public record LastHeard(String address, boolean overTls, String process, Instant at) {}
