package byway.journeys;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way over UDP on which, both ways, three datagrams of ten are lost, three come twice, and each
 * takes its own time, so that later ones overtake it.
 */
final class BadWeather implements AutoCloseable {
  private static final int LOST_PERCENT = 30;
  private static final int DOUBLED_PERCENT = 30;
  private static final int MOST_MILLIS = 300;
  private static final int LONGEST = 4096;

  private final InetSocketAddress server;
  private final DatagramSocket door = open();
  private final Map<SocketAddress, DatagramSocket> ways = new ConcurrentHashMap<>();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final Random random = new Random();
  final AtomicLong lost = new AtomicLong();
  final AtomicLong doubled = new AtomicLong();
  final AtomicLong overtaken = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong latest = new AtomicLong();

  /**
   * @param port of the server on this machine
   */
  BadWeather(int port) {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Thread.ofVirtual().start(() -> receive(door, (bytes, from) -> carry(bytes, way(from), server)));
  }

  /** Where clients send to. */
  int port() {
    return door.getLocalPort();
  }

  private DatagramSocket way(SocketAddress client) {
    return ways.computeIfAbsent(
        client,
        from -> {
          var way = open();
          Thread.ofVirtual().start(() -> receive(way, (bytes, of) -> carry(bytes, door, from)));
          return way;
        });
  }

  private static DatagramSocket open() {
    try {
      return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes a datagram. */
  private interface Receiver {
    void take(byte[] bytes, SocketAddress from);
  }

  private static void receive(DatagramSocket at, Receiver receiver) {
    var buffer = new DatagramPacket(new byte[LONGEST], LONGEST);
    while (!at.isClosed()) {
      try {
        at.receive(buffer);
        receiver.take(
            Arrays.copyOf(buffer.getData(), buffer.getLength()), buffer.getSocketAddress());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private synchronized void carry(byte[] bytes, DatagramSocket over, SocketAddress to) {
    if (random.nextInt(100) < LOST_PERCENT) {
      lost.incrementAndGet();
      return;
    }
    boolean twice = random.nextInt(100) < DOUBLED_PERCENT;
    if (twice) {
      doubled.incrementAndGet();
    }
    for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
      long number = sent.incrementAndGet();
      try {
        var unused =
            later.schedule(
                () -> arrive(number, bytes, over, to),
                random.nextInt(MOST_MILLIS),
                TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closed) {
        return;
      }
    }
  }

  private void arrive(long number, byte[] bytes, DatagramSocket over, SocketAddress to) {
    if (latest.getAndAccumulate(number, Math::max) > number) {
      overtaken.incrementAndGet();
    }
    try {
      over.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException closed) {
      // The way has ended.
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
    door.close();
    ways.values().forEach(DatagramSocket::close);
  }
}
