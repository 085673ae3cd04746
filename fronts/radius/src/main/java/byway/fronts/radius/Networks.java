package byway.fronts.radius;

import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Networks, looked through by their few different lengths of prefix. */
final class Networks {
  static final Networks NONE = new Networks(List.of());

  private final Set<Network> all;
  private final Set<Length> lengths;

  /**
   * @param ranges such as {@code 192.0.2.0/24}; what is none is left out
   */
  Networks(Collection<String> ranges) {
    all = new HashSet<>();
    for (var range : ranges) {
      int slash = range.indexOf('/');
      if (slash > 0) {
        var first = InetAddress.ofLiteral(range.substring(0, slash)).getAddress();
        all.add(network(first, Integer.parseInt(range.substring(slash + 1))));
      }
    }
    lengths =
        all.stream()
            .map(one -> new Length(one.bytes, one.bits))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param bytes of an address of its kind: 4 or 16
   */
  private record Network(int bytes, int bits, long high, long low) {}

  private record Length(int bytes, int bits) {}

  boolean hold(InetAddress address) {
    var bytes = address.getAddress();
    return lengths.stream()
        .filter(length -> length.bytes == bytes.length)
        .anyMatch(length -> all.contains(network(bytes, length.bits)));
  }

  private static Network network(byte[] address, int bits) {
    var halves = new long[2];
    for (int bit = 0; bit < bits; bit++) {
      if ((address[bit / 8] >> (7 - bit % 8) & 1) != 0) {
        halves[bit / 64] |= 1L << (63 - bit % 64);
      }
    }
    return new Network(address.length, bits, halves[0], halves[1]);
  }
}
