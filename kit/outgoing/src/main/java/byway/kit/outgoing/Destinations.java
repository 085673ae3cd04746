package byway.kit.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: those of the public internet, and what is in networks that the
 * installation has named for this purpose. What is special is taken from the IANA registries of
 * special-purpose addresses (RFC 6890 and its updates).
 */
final class Destinations {
  /**
   * No setting opens these: nobody, this link with the clouds' metadata services on it, groups, and
   * the metadata service that one cloud has put among private addresses.
   */
  private static final List<Network> NEVER =
      networks(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "224.0.0.0/4",
          "255.255.255.255/32",
          "::/128",
          "fe80::/10",
          "ff00::/8",
          "fd00:ec2::254/128",
          "100.100.100.200/32",
          "192.0.0.192/32");

  private static final List<Network> SPECIAL =
      networks(
          "10.0.0.0/8", // private, RFC 1918
          "100.64.0.0/10", // carrier-grade NAT, RFC 6598
          "127.0.0.0/8", // loopback
          "172.16.0.0/12",
          "192.0.0.0/24", // protocol assignments, RFC 6890
          "192.0.2.0/24", // documentation, RFC 5737
          "192.88.99.0/24", // relays of 6to4, RFC 7526
          "192.168.0.0/16",
          "198.18.0.0/15", // benchmarks, RFC 2544
          "198.51.100.0/24",
          "203.0.113.0/24",
          "240.0.0.0/4", // reserved
          "2001::/23", // protocol assignments with Teredo and ORCHID, RFC 2928
          "2001:db8::/32", // documentation, RFC 3849
          "2002::/16", // 6to4: an IPv4 address inside, RFC 3056
          "3fff::/20"); // documentation, RFC 9637

  /**
   * The rest of IPv6 is not given out: loopback, unique-local, and every form with an IPv4 address
   * inside (mapped, compatible, translated, NAT64) is outside of this block.
   */
  private static final Network PUBLIC_V6 = Network.parse("2000::/3");

  private final List<Network> named;

  /**
   * @param named networks that may be called although they are private
   */
  Destinations(List<Network> named) {
    this.named = named;
  }

  /** Throws where an address may not be called, with a sentence that says so and no more. */
  void check(InetAddress address) throws AddressRefused {
    if (!allows(address)) {
      throw new AddressRefused();
    }
  }

  private boolean allows(InetAddress address) {
    if (isIn(NEVER, address)) {
      return false;
    }
    if (isIn(named, address)) {
      return true;
    }
    boolean outside = address instanceof Inet6Address && !PUBLIC_V6.has(address);
    return !outside && !isIn(SPECIAL, address) && !isOurs(address);
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.has(address));
  }

  /** A public address of this very machine leads behind its own firewall. */
  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }

  private static List<Network> networks(String... blocks) {
    return Stream.of(blocks).map(Network::parse).toList();
  }
}
