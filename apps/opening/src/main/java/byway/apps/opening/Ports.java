package byway.apps.opening;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Where the server listens, on the loopback alone. */
record Ports(int http, int https, int mqtts, int management, int internal) {
  private static final int FIRST = 15_000;
  private static final int MANY = 17_000;
  private static final int WANTED = 5;

  /** Below those that the system gives to connections that go out. */
  static Ports free() {
    int from = ThreadLocalRandom.current().nextInt(MANY);
    var found =
        IntStream.range(0, MANY)
            .map(step -> FIRST + (from + step) % MANY)
            .filter(Ports::isFree)
            .limit(WANTED)
            .toArray();
    return new Ports(found[0], found[1], found[2], found[3], found[4]);
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
