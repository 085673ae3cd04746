package byway.kit.web;

import byway.kit.settings.TrustedProxies;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * How many connections come from one address, or one IPv6 network of 64 bits, so that whoever only
 * opens them takes none from others. A proxy that is trusted speaks for very many, and so does this
 * machine, where one may stand.
 */
final class Crowds {
  /** All guests of a large hotspot come by one address, each with a few connections. */
  static final int MOST_OF_ONE = 4_096;

  private static final int NETWORK_BYTES = 8;

  private final TrustedProxies proxies;
  private final int mostOfOne;
  private final Map<String, Integer> open = new HashMap<>();

  Crowds(TrustedProxies proxies, int mostOfOne) {
    this.proxies = proxies;
    this.mostOfOne = mostOfOne;
  }

  /** Whether one more may come in; each that may has to be told when it has left. */
  synchronized boolean enter(InetAddress from) {
    if (isOfMany(from)) {
      return true;
    }
    int others = open.getOrDefault(network(from), 0);
    if (others >= mostOfOne) {
      return false;
    }
    open.put(network(from), others + 1);
    return true;
  }

  synchronized void leave(InetAddress from) {
    open.computeIfPresent(network(from), (same, count) -> count == 1 ? null : count - 1);
  }

  private boolean isOfMany(InetAddress from) {
    return from.isLoopbackAddress() || proxies.has(from);
  }

  private static String network(InetAddress from) {
    var bytes = from.getAddress();
    return bytes.length == 4
        ? from.getHostAddress()
        : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
  }
}
