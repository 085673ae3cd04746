package byway.kit.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * Ports at which a connection begins with TLS. What comes out of it goes the way of every other
 * request, through the same strict reading.
 */
public final class TlsDoors {
  private static final Map<Integer, Supplier<SSLEngine>> ENGINES = new ConcurrentHashMap<>();

  private TlsDoors() {}

  /**
   * To be called before the port is opened.
   *
   * @param engine makes the server's half of one connection
   */
  public static void at(int port, Supplier<SSLEngine> engine) {
    ENGINES.put(port, engine);
  }

  static boolean isAt(int port) {
    return ENGINES.containsKey(port);
  }

  static boolean isAny() {
    return !ENGINES.isEmpty();
  }

  static Optional<SSLEngine> engine(int port) {
    return Optional.ofNullable(ENGINES.get(port)).map(Supplier::get);
  }
}
