package byway.outside.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An address in the lab behind which a server of this machine stands: connections are taken there
 * and carried to a port of the loopback here. It can be cut, and mended.
 */
public final class Relay implements AutoCloseable {
  private static final int WAITING = 512;

  private final ServerSocket door;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

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

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException gone) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
