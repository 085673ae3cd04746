package byway.network.accesspoints.api;

/**
 * Where a packet came from.
 *
 * @param address an IPv4 or IPv6 address
 * @param nasIdentifier what it calls itself; empty where it does not
 */
public record Source(String address, String nasIdentifier) {}
