package byway.outside.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * An address in the lab behind which a server of this machine stands: connections are taken there
 * and carried to a port of the loopback here. It can be cut and mended, and slow.
 */
public final class Relay implements AutoCloseable {
  private static final int WAITING = 512;
  private static final int MOST_ON_THE_WAY = 256;
  private static final int BLOCK = 16_384;

  private final ServerSocket door;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile long delayNanos;

  private Relay(ServerSocket door, int port) {
    this.door = door;
    this.port = port;
  }

  /**
   * @param address where it is in the lab
   * @param labPort the port there
   * @param port the port of the loopback of this machine
   */
  public static Relay open(Namespace host, String address, int labPort, int port) {
    var door =
        host.within(() -> new ServerSocket(labPort, WAITING, InetAddress.getByName(address)));
    var relay = new Relay(door, port);
    Thread.ofVirtual().start(relay::welcome);
    return relay;
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        var guest = door.accept();
        if (cut) {
          guest.close();
        } else {
          Thread.ofVirtual().start(() -> carry(guest));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket guest) {
    try (guest;
        var server = new Socket()) {
      open.add(guest);
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      var back = Thread.ofVirtual().start(() -> pump(server, guest));
      pump(guest, server);
      back.join();
    } catch (IOException gone) {
      // One of both has gone; the other one sees that.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(guest);
    }
  }

  /** What is on its way, and when it arrives; nothing of length 0 is the end. */
  private record Piece(byte[] bytes, long dueNanos) {}

  private void pump(Socket from, Socket to) {
    var way = new ArrayBlockingQueue<Piece>(MOST_ON_THE_WAY);
    var arrivals = Thread.ofVirtual().start(() -> arrive(way, from, to));
    try {
      var block = new byte[BLOCK];
      for (int read = 1; read > 0; ) {
        read = from.getInputStream().read(block);
        way.put(new Piece(Arrays.copyOf(block, Math.max(0, read)), System.nanoTime() + delayNanos));
      }
      arrivals.join();
    } catch (IOException gone) {
      arrivals.interrupt();
      close(from);
      close(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void arrive(ArrayBlockingQueue<Piece> way, Socket from, Socket to) {
    try {
      for (var piece = way.take(); piece.bytes().length > 0; piece = way.take()) {
        TimeUnit.NANOSECONDS.sleep(piece.dueNanos() - System.nanoTime());
        to.getOutputStream().write(piece.bytes());
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      close(from);
      close(to);
      way.clear(); // nobody may wait for room here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on everything takes so long, each way. */
  public void delay(Duration each) {
    delayNanos = each.toNanos();
  }

  /** Ends every connection and lets none through, as when the way between breaks. */
  public void cut() {
    cut = true;
    open.forEach(Relay::close);
  }

  /** Lets connections through again. */
  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Relay::close);
  }
}
