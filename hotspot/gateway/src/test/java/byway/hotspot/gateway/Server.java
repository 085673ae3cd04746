package byway.hotspot.gateway;

import byway.outside.network.Namespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Something on the internet that sends without end, and takes what comes. */
final class Server implements AutoCloseable {
  private static final int PORT = 9000;
  private static final int GARDEN_PORT = 80;
  private static final int CONNECT_MILLIS = 400;
  private static final int MOST_TRIES = 40;
  private static final long STALLED_NANOS = 900_000_000;

  private final List<ServerSocket> doors;

  Server(Namespace internet) {
    doors = List.of(door(internet, PORT), door(internet, GARDEN_PORT));
  }

  Server(Namespace host, int port) {
    doors = List.of(door(host, port));
  }

  private static ServerSocket door(Namespace internet, int port) {
    var door = internet.within(() -> new ServerSocket(port));
    Thread.ofVirtual().start(() -> welcome(door));
    return door;
  }

  private static void welcome(ServerSocket door) {
    while (!door.isClosed()) {
      try {
        var guest = door.accept();
        Thread.ofVirtual().start(() -> send(guest));
        Thread.ofVirtual().start(() -> take(guest));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void send(Socket guest) {
    try (guest) {
      var bytes = new byte[16_384];
      while (true) {
        guest.getOutputStream().write(bytes);
      }
    } catch (IOException gone) {
      // The guest has gone.
    }
  }

  private static void take(Socket guest) {
    try {
      guest.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // The guest has gone.
    }
  }

  boolean answers(Namespace client, String address) {
    return answersAt(client, address, PORT);
  }

  boolean answersAt(Namespace client, String address, int port) {
    try (var socket = connect(client, address, port)) {
      socket.setSoTimeout(CONNECT_MILLIS);
      return socket.getInputStream().read() >= 0;
    } catch (IOException | UncheckedIOException refused) {
      return false;
    }
  }

  /** The same where an answer is expected, which a busy machine may be slow to give. */
  boolean answersAtLast(Namespace client, String address) {
    return answersAtLast(client, address, PORT);
  }

  boolean answersAtLast(Namespace client, String address, int port) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (answersAt(client, address, port)) {
        return true;
      }
    }
    return false;
  }

  boolean connects(Namespace client, String address, int port) {
    try (var socket = connect(client, address, port)) {
      return socket.isConnected();
    } catch (IOException | UncheckedIOException refused) {
      return false;
    }
  }

  Download download(Namespace client, String address) {
    return download(client, address, PORT);
  }

  Download download(Namespace client, String address, int port) {
    return new Download(connect(client, address, port));
  }

  /** Sends so many bytes, and reads nothing of what comes back. */
  Socket upload(Namespace client, String address, int bytes) {
    var socket = connect(client, address, PORT);
    try {
      socket.getOutputStream().write(new byte[bytes]);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket connect(Namespace client, String address, int port) {
    return client.within(
        () -> {
          var socket = new Socket();
          socket.setReceiveBufferSize(65_536);
          socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
          return socket;
        });
  }

  /** One connection that takes what comes. */
  static final class Download implements AutoCloseable {
    private final Socket socket;
    private final AtomicLong came = new AtomicLong();
    private volatile long lastNanos = System.nanoTime();

    Download(Socket socket) {
      this.socket = socket;
      Thread.ofVirtual().start(this::take);
    }

    private void take() {
      var bytes = new byte[16_384];
      try {
        for (int n; (n = socket.getInputStream().read(bytes)) >= 0; ) {
          came.addAndGet(n);
          lastNanos = System.nanoTime();
        }
      } catch (IOException closed) {
        // Closed by us.
      }
    }

    long came() {
      return came.get();
    }

    /** Waits until nothing has come for a while; TCP tries again at longer and longer intervals. */
    long untilItStalls() {
      Wait.until("something comes", () -> came.get() > 0);
      Wait.until("nothing comes any more", () -> System.nanoTime() - lastNanos > STALLED_NANOS);
      return came.get();
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    for (var door : doors) {
      try {
        door.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
