package byway.hotspot.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses with the same beginning, such as {@code 10.0.0.0/8}.
 *
 * @param first 4 or 16 bytes
 */
record Range(List<Byte> first, int bits) {
  private static final Pattern LITERAL =
      Pattern.compile("(?<address>[0-9a-fA-F:.]{2,45})/(?<bits>[0-9]{1,3})");
  private static final Pattern IPV4 =
      Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  /**
   * What is never the internet, so that nobody gets there through this box: this network (RFC
   * 1122), private (RFC 1918), shared behind a carrier's NAT (RFC 6598), loopback, link-local (RFC
   * 3927), protocol assignments (RFC 6890), relays of 6to4 (RFC 7526), benchmarks (RFC 2544),
   * multicast and what is reserved.
   */
  static final List<Range> PRIVATE_IPV4 =
      all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "224.0.0.0/3");

  /** Where an IPv4 address stands within IPv6 for NAT64 (RFC 6052). */
  private static final Range NAT64 = of("64:ff9b::/96");

  /**
   * The same in IPv6: whatever is not global unicast (2000::/3, RFC 4291), so unique local (RFC
   * 4193), link-local and site-local, multicast, mapped and compatible IPv4, and what nobody has
   * yet; within it what is no place on the internet: Teredo (RFC 4380), benchmarks (RFC 5180),
   * identifiers (RFC 4843, RFC 7343) and 6to4 (RFC 3056); and what NAT64 would translate to an
   * address of {@link #PRIVATE_IPV4}.
   */
  static final List<Range> PRIVATE_IPV6 =
      Stream.of(
              of("::/3").without(NAT64).stream(),
              PRIVATE_IPV4.stream().map(NAT64::carrying),
              all("4000::/2", "8000::/1", "2001::/32", "2001:2::/48", "2001:10::/28").stream(),
              all("2001:20::/28", "2002::/16").stream())
          .flatMap(ranges -> ranges)
          .toList();

  /**
   * @throws IllegalArgumentException where it is none
   */
  static Range of(String text) {
    var parts = LITERAL.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text + " is no range such as 10.20.0.0/16");
    }
    var address = bytes(parts.group("address"));
    int bits = Integer.parseInt(parts.group("bits"));
    if (bits > address.length * 8) {
      throw new IllegalArgumentException(text + " has too long a prefix");
    }
    var range = new Range(list(address), bits);
    for (int bit = bits; bit < address.length * 8; bit++) {
      if ((address[bit / 8] >> (7 - bit % 8) & 1) != 0) {
        throw new IllegalArgumentException(text + " does not begin where its prefix says");
      }
    }
    return range;
  }

  private static byte[] bytes(String literal) {
    boolean isIpv6 = literal.indexOf(':') >= 0;
    if (!isIpv6 && !IPV4.matcher(literal).matches()) {
      throw new IllegalArgumentException(literal + " is no address");
    }
    try {
      // Never asks for a name: with a colon it can only be an address.
      var address = InetAddress.getByName(literal).getAddress();
      if (isIpv6 == (address.length == 4)) {
        throw new IllegalArgumentException(literal + " is an IPv4 address within IPv6");
      }
      return address;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal + " is no address", e);
    }
  }

  private static List<Byte> list(byte[] bytes) {
    var list = new ArrayList<Byte>();
    for (byte one : bytes) {
      list.add(one);
    }
    return List.copyOf(list);
  }

  private static List<Range> all(String... ranges) {
    return List.of(ranges).stream().map(Range::of).toList();
  }

  boolean isIpv4() {
    return first.size() == 4;
  }

  /** Whether an address, of 4 or 16 bytes, is in here. */
  boolean holds(byte[] address) {
    if (address.length != first.size()) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((address[bit / 8] ^ first.get(bit / 8)) >> (7 - bit % 8) & 1) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of the other lies in here. */
  boolean holds(Range other) {
    var begin = new byte[other.first.size()];
    for (int i = 0; i < begin.length; i++) {
      begin[i] = other.first.get(i);
    }
    return bits <= other.bits && holds(begin);
  }

  /** All of this but a hole in it: one range for each bit that the hole has more. */
  private List<Range> without(Range hole) {
    var rest = new ArrayList<Range>();
    for (int bit = bits; bit < hole.bits; bit++) {
      var begin = new byte[hole.first.size()];
      for (int i = 0; i <= bit; i++) {
        int one = hole.first.get(i / 8) >> (7 - i % 8) & 1;
        begin[i / 8] |= (byte) ((i == bit ? 1 - one : one) << (7 - i % 8));
      }
      rest.add(new Range(list(begin), bit + 1));
    }
    return rest;
  }

  /** An IPv4 range, as the last 32 bits of this one. */
  private Range carrying(Range ipv4) {
    var address = new ArrayList<>(first.subList(0, 12));
    address.addAll(ipv4.first);
    return new Range(List.copyOf(address), bits + ipv4.bits);
  }

  /** The network of so many bits that an address is in. */
  static Range around(byte[] address, int bits) {
    var begin = address.clone();
    for (int bit = bits; bit < begin.length * 8; bit++) {
      begin[bit / 8] &= (byte) ~(1 << (7 - bit % 8));
    }
    return new Range(list(begin), bits);
  }

  static boolean isPrivate(byte[] address) {
    return (address.length == 4 ? PRIVATE_IPV4 : PRIVATE_IPV6)
        .stream().anyMatch(range -> range.holds(address));
  }

  /** As nftables lists elements. */
  static String elements(List<Range> ranges) {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    var address = new byte[first.size()];
    for (int i = 0; i < address.length; i++) {
      address[i] = first.get(i);
    }
    return text(address) + "/" + bits;
  }

  /** An address as nftables reads it; four bytes within IPv6 stay IPv6. */
  static String text(byte[] address) {
    var text = new StringBuilder();
    if (address.length == 4) {
      for (byte one : address) {
        text.append(text.isEmpty() ? "" : ".").append(one & 0xff);
      }
    } else {
      for (int i = 0; i < address.length; i += 2) {
        text.append(i == 0 ? "" : ":")
            .append(Integer.toHexString((address[i] & 0xff) << 8 | address[i + 1] & 0xff));
      }
    }
    return text.toString();
  }
}
