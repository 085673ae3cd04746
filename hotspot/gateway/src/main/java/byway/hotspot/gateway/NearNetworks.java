package byway.hotspot.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * IPv6 networks on the uplink's own link. In IPv4 a site's own devices have private addresses,
 * which are shut in any case; in IPv6 its printers and tills have addresses of the internet, and
 * are next to this box all the same. They change with the uplink, so they are looked at again and
 * again.
 */
final class NearNetworks implements AutoCloseable {
  private static final long LOOK_EVERY_NANOS = 2_000_000_000;

  /** More are said and left out. */
  private static final int MOST = 64;

  /** Of this thread: a process may have several networks. */
  private static final Path ROUTES = Path.of("/proc/thread-self/net/ipv6_route");

  private final String uplink;
  private final Consumer<Set<Range>> heard;
  private final Thread watch;
  private Set<Range> last = Set.of();
  private volatile boolean closed;

  /**
   * @param heard is told at once, and whenever they have changed
   */
  NearNetworks(String uplink, Consumer<Set<Range>> heard) {
    this.uplink = uplink;
    this.heard = heard;
    look();
    // A thread of the platform: a virtual one may look into another network namespace.
    watch = Thread.ofPlatform().daemon().name("networks near").start(this::watch);
  }

  private void watch() {
    while (!closed) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      try {
        look();
      } catch (NftFailed failed) {
        Words.say("networks near the uplink are not shut: " + failed.getMessage());
      }
    }
  }

  private void look() {
    try {
      var all = near(Files.readAllLines(ROUTES).stream(), uplink);
      if (!all.equals(last)) {
        if (all.size() > MOST) {
          Words.say("the uplink has more than " + MOST + " networks; the others are not shut");
        }
        heard.accept(all.stream().limit(MOST).collect(Collectors.toSet()));
        last = all;
      }
    } catch (IOException none) {
      // A box without IPv6 has no such networks.
    }
  }

  /**
   * Those that the kernel reaches without a router: a line is the network, the bits of its prefix,
   * those of a source, the next hop, and at its end the interface.
   */
  static Set<Range> near(Stream<String> routes, String uplink) {
    return routes
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length == 10 && words[9].equals(uplink))
        .filter(words -> words[4].matches("0{32}"))
        .map(words -> range(words[0], Integer.parseInt(words[1], 16)))
        .filter(range -> range.bits() > 0)
        .collect(Collectors.toSet());
  }

  private static Range range(String hex, int bits) {
    return Range.around(HexFormat.of().parseHex(hex), bits);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watch);
  }
}
