package byway.network.accesspoints.api;

import java.util.List;
import java.util.UUID;

/**
 * What is to be known of a trusted proxy.
 *
 * @param name 1 to 60 characters, for people
 * @param ranges addresses that it speaks from, 1 to 16; an IPv4 range has at least 8 bits, an IPv6
 *     range at least 16
 * @param vouches whether it is believed that somebody has proven by EAP or MS-CHAPv2 who they are;
 *     where not, only what the platform itself has checked lets anybody in
 * @param checksKeys whether it is given hashes of network keys, which are as good as the keys
 */
public record SetProxy(
    UUID proxyId, String name, List<String> ranges, boolean vouches, boolean checksKeys) {
  public SetProxy {
    ranges = List.copyOf(ranges);
  }
}
